import {
  decide,
  formatProgramme,
  moment,
  NOTHING_YET,
  parseCommand,
  type CommitId,
  type Rule,
  type RuleOptions,
  type TargetTerms,
} from '@planfold/core'
import { compareQuantities, type Quantity } from '@planfold/core/quantity'
import type { TermsMapping } from '../mapping/mapping.ts'
import type { Take } from '../mapping/take.ts'
import type { Columns } from './columns.ts'
import { headingOf, headingsOf } from './fields.ts'
import type { Row } from './row.ts'
import type { CheckedSetTarget } from './statement.ts'
import {
  COUNT,
  DAY,
  ID,
  isTake,
  QUANTITY,
  takerOf,
  takerOfAll,
  TEXT,
  type Kind,
  type Taker,
} from './taker.ts'

/** Takes the terms of a target out of rows. */
export interface TermsReader {
  /** By field of the command: the heading it is taken from. */
  readonly headings: Readonly<Record<string, string>>
  /** What the row says of the target's terms; undefined where something is wrong with it. */
  read(
    row: Row,
    target: string,
    provenance: object,
  ): { readonly command: CheckedSetTarget; readonly says: TargetTerms } | undefined
}

/** A reader of terms as a mapping describes them. */
export function termsReader(
  terms: TermsMapping,
  target: Taker<string>,
  columns: Columns,
  { rules = [] }: RuleOptions,
): TermsReader {
  const fields = fieldsOf(terms, columns)
  const headings = headingsOf([
    ['target', target],
    ...fields.map(({ path, taker }) => [path.join('.'), taker] as const),
  ])
  return {
    headings,
    read(row, id, provenance) {
      const faults = row.faults.length
      const found: Found = {}
      for (const { path, taker } of fields) {
        const before = row.faults.length
        const value = taker.take(row)
        if (value !== undefined) put(found, path, value)
        else if (NEEDED.has(path.join('.')) && row.faults.length === before) {
          row.refuseMissing(taker.columns[0], `the ${path.join('.')} of a target`, {
            needed: 'term',
            name: path.join('.'),
          })
        }
      }
      if (row.faults.length > faults) return undefined
      const command = { type: 'SetTarget', target: id, ...provenance, ...judgedByBaseline(found) }
      return checked(row, command, headings, rules)
    },
  }
}

/** Fields that a target can't do without; a title by language has others. */
const NEEDED: ReadonlySet<string> = new Set([
  'title',
  'unit.code',
  'measure',
  'measure.rule',
  'period.from',
  'period.to',
  'period.zone',
])

/** A field of a target's terms, by the names that lead to it, and where it is taken from. */
interface TermField {
  readonly path: readonly string[]
  readonly taker: Taker<unknown>
}

function fieldsOf(terms: TermsMapping, columns: Columns): readonly TermField[] {
  const fields: TermField[] = []
  /** A value that is taken, or an object whose members are; `kinds` of members that are no text. */
  const add = (
    path: readonly string[],
    term: Take<string | number> | object | undefined,
    kind: Kind<unknown> = TEXT,
    kinds: Readonly<Record<string, Kind<unknown>>> = {},
  ): void => {
    if (term === undefined) return
    if (isTake(term)) {
      fields.push({ path, taker: takerOf(term, kind, columns) })
      return
    }
    for (const [name, member] of Object.entries(term)) {
      add([...path, name], member as Take<string | number>, kinds[name])
    }
  }

  const { unit, attainment, programme } = terms
  add(['title'], terms.title)
  add(['unit'], isTake(unit) ? { code: unit } : unit, ID, UNIT_KINDS)
  add(['measure'], terms.measure)
  add(['reportedAs'], terms.reportedAs)
  add(['direction'], terms.direction)
  add(['plan'], terms.plan, QUANTITY)
  add(['baseline'], terms.baseline, QUANTITY)
  add(['tolerance'], terms.tolerance, QUANTITY)
  add(['band'], terms.band, QUANTITY, { from: QUANTITY, to: QUANTITY })
  add(['period'], terms.period, DAY, { from: DAY, to: DAY })
  add(['completion'], terms.completion, TEXT, { sustained: COUNT })
  add(['earlyBy'], terms.earlyBy, COUNT)
  const isWhole = typeof attainment === 'object' && 'method' in attainment
  add(['attainment', 'method'], isWhole ? attainment.method : attainment)
  add(['attainment', 'cap'], isWhole ? attainment.cap : undefined, QUANTITY)
  add(['status'], terms.status)
  add(['owner'], terms.owner)
  if (programme === undefined || isTake(programme)) add(['programme'], programme)
  else {
    const names = programme.names.map((name) => takerOf(name, ID, columns))
    fields.push({ path: ['programme'], taker: takerOfAll(names, formatProgramme) })
  }
  add(['weight'], terms.weight, QUANTITY)
  // A label may be named as a form of taking is: column, template.
  for (const [label, take] of Object.entries(terms.labels ?? {})) add(['labels', label], take)
  return fields
}

const UNIT_KINDS = { code: ID, scale: COUNT, per: QUANTITY, digits: COUNT }

/** Puts a value where a path leads, through objects that are made on the way. */
function put(whole: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  if (rest.length === 0) whole[name] = value
  else put((whole[name] ??= {}) as Record<string, unknown>, rest, value)
}

type Found = Record<string, unknown> & { readonly attainment?: { readonly method?: unknown } }

/** Direction and method where the mapping leaves them to the baseline. */
function judgedByBaseline(found: Found): object {
  const { direction, plan, baseline, attainment } = found
  const hasBoth = plan !== undefined && baseline !== undefined
  const isBelow = hasBoth && compareQuantities(plan as Quantity, baseline as Quantity) < 0
  const method = hasBoth ? 'fromBaseline' : 'ofPlan'
  return {
    ...found,
    ...(direction === 'byBaseline' && { direction: isBelow ? 'atMost' : 'atLeast' }),
    ...(attainment?.method === 'byBaseline' && { attainment: { ...attainment, method } }),
  }
}

/** Whether a command is accepted does not depend on when it is recorded. */
export const ANY_MOMENT = moment('1970-01-01T00:00:00Z')

function checked(
  row: Row,
  input: object,
  headings: Readonly<Record<string, string>>,
  rules: readonly Rule[],
) {
  const parsed = parseCommand(input)
  if (!parsed.ok) return row.refuse(headingOf(headings, parsed.refusal.field), parsed.refusal)
  const command = parsed.value as CheckedSetTarget
  const request = { id: 'terms' as CommitId, command, recordedAt: ANY_MOMENT }
  const decision = decide(request, NOTHING_YET, { rules })
  if (!decision.ok) return row.refuse(headingOf(headings, decision.refusal.field), decision.refusal)
  const [set] = decision.value
  if (set?.type !== 'TargetSet')
    throw new Error('Expected a target that is set by its first event.')
  return { command, says: set.data }
}
