import type { BytesRow, MillisecondsRow, PaceRow, Row } from './contest.ts'
import { BYTES_GOALS, MILLISECONDS_GOALS, PACE_GOALS, type MostGoal } from './goals.ts'
import type { Circumstances, Measured } from './measured.ts'

const BEGIN = '<!-- measured: written by `pnpm bench --write` -->'
const END = '<!-- end of what is measured -->'

/** A page with its figures replaced by these, between its two marks. */
export function withFigures(page: string, measured: Readonly<Record<string, Measured>>): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`Expected ${BEGIN} and ${END} in the page.`)
  return `${page.slice(0, begin + BEGIN.length)}\n\n${figuresOf(measured)}\n${page.slice(end)}`
}

/** The tables of all rows, and what they were measured on. */
export function figuresOf(measured: Readonly<Record<string, Measured>>): string {
  const rows = Object.values(measured).flatMap((one) => one.rows)
  const paces = rows.filter((row): row is PaceRow => 'ratio' in row)
  const bytes = rows.filter((row): row is BytesRow => 'bytes' in row)
  const milliseconds = rows.filter((row): row is MillisecondsRow => 'milliseconds' in row)
  const isMemory = ({ name }: Row): boolean => name.startsWith('memory/')
  return [
    '### Pace',
    tableOf(
      ['row', 'what', 'a second', 'beside', 'a second', 'ratio', 'at least', 'aim', 'holds'],
      inOrder(paces, PACE_GOALS).map(paceCells),
    ),
    '### Milliseconds that others wait',
    mostTable('milliseconds', milliseconds, MILLISECONDS_GOALS, (row) => row.milliseconds),
    '### Bytes kept by a tracker that was opened from a store',
    bytesTable(bytes.filter(isMemory)),
    '### Bytes of a program, minified and gzipped',
    bytesTable(bytes.filter((row) => !isMemory(row))),
    '### Measured on',
    circumstancesOf(measured),
  ].join('\n\n')
}

function paceCells({ name, opsPerSecond, limitOpsPerSecond, ratio }: PaceRow): string[] {
  const { what, beside, atLeast, aim } = goalOf(PACE_GOALS, name)
  const holds = atLeast === undefined ? '' : ratio >= atLeast ? 'yes' : 'not yet'
  const [ours, limit] = [opsPerSecond, limitOpsPerSecond].map(figure)
  return [
    `\`${name}\``,
    what,
    ours ?? '',
    beside,
    limit ?? '',
    share(ratio),
    share(atLeast),
    share(aim),
    holds,
  ]
}

function bytesTable(rows: readonly BytesRow[]): string {
  return mostTable('bytes', rows, BYTES_GOALS, (row) => row.bytes)
}

/** Of rows that are to come to little. */
function mostTable<Of extends Row>(
  unit: string,
  rows: readonly Of[],
  goals: Readonly<Record<string, MostGoal>>,
  found: (row: Of) => number,
): string {
  return tableOf(
    ['row', 'of', unit, 'at most', 'aim', 'holds'],
    inOrder(rows, goals).map((row) => {
      const { what, atMost, aim } = goalOf(goals, row.name)
      const holds = atMost === undefined ? '' : found(row) <= atMost ? 'yes' : 'not yet'
      const asked = [atMost, aim].map((goal) => (goal === undefined ? '' : figure(goal)))
      return [`\`${row.name}\``, what, figure(found(row)), ...asked, holds]
    }),
  )
}

function goalOf<Goal>(goals: Readonly<Record<string, Goal>>, name: string): Goal {
  const goal = goals[name]
  if (goal === undefined) throw new Error(`Expected words for the row ${name} in goals.ts.`)
  return goal
}

function inOrder<Of extends Row>(rows: readonly Of[], goals: object): readonly Of[] {
  const order = Object.keys(goals)
  return rows.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}

/** Three digits are as many as a run can answer for. */
function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en')
}

/** A ratio as it is read: 0.28, and below a quarter 1/12.5. */
function share(ratio: number | undefined): string {
  if (ratio === undefined) return ''
  return ratio >= 0.25 ? String(Number(ratio.toPrecision(2))) : `1/${figure(1 / ratio)}`
}

function circumstancesOf(measured: Readonly<Record<string, Measured>>): string {
  const names = new Map<string, string[]>()
  for (const [name, { at }] of Object.entries(measured)) {
    const text = told(at)
    names.set(text, [...(names.get(text) ?? []), `\`${name}\``])
  }
  return [...names].map(([text, all]) => `- ${all.join(', ')}: ${text}`).join('\n')
}

function told({ date, commit, node, machine, load }: Circumstances): string {
  return `${date}, commit ${commit}, Node ${node}, ${machine}, load ${load}`
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}
