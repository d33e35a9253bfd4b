import { parseDay, parseId, type Day, type ReportStatus, type Result } from '@planfold/core'
import { parseQuantity, type Quantity } from '@planfold/core/quantity'
import { refuse } from '@planfold/core/store'
import type { Take, TakeColumn, TakeTemplate } from '../mapping/take.ts'
import { partsOfTemplate, type TemplatePart } from '../mapping/template.ts'
import { refuseImport } from '../refusals.ts'
import type { Column } from './column.ts'
import type { Columns } from './columns.ts'
import { composed } from './composed.ts'
import { conditionOf } from './condition-of.ts'
import { firstNamed, quotedList } from './fault.ts'
import type { Row } from './row.ts'
import { shortened } from './shortened.ts'

/** Takes a value out of a row. */
export interface Taker<Value> {
  /** The columns it looks at; what is wrong with the value is said of the first. */
  readonly columns: readonly Column[]
  /** Undefined where it is missing, and where it can't be read, which is a fault of the row. */
  take(row: Row): Value | undefined
}

/** What is made of a cell, and of a text that needs no format: a constant or a template's. */
export interface Kind<Value> {
  ofCell(column: Column, text: string): Result<Value>
  ofText(text: string | number): Result<Value>
}

const asText = (text: string | number): Result<string> => ({ ok: true, value: String(text) })

export const TEXT: Kind<string> = { ofCell: (_column, text) => asText(text), ofText: asText }
export const ID: Kind<string> = { ofCell: (_column, text) => parseId(text), ofText: parseId }
export const QUANTITY: Kind<Quantity> = {
  ofCell: (column, text) => column.number(text),
  ofText: parseQuantity,
}
export const DAY: Kind<Day> = { ofCell: (column, text) => column.day(text), ofText: parseDay }

const STATUSES = ['estimated', 'provisional', 'final'] as const

function readStatus(text: string | number): Result<ReportStatus> {
  const status = STATUSES.find((each) => each === text)
  if (status !== undefined) return { ok: true, value: status }
  const expected = `one of ${STATUSES.map((each) => JSON.stringify(each)).join(', ')}`
  const remedy = 'Correct the cell, or translate it in the mapping.'
  return {
    ok: false,
    refusal: refuse('InvalidField', '', text, expected, remedy, { allowed: STATUSES }),
  }
}

export const STATUS: Kind<ReportStatus> = {
  ofCell: (_column, text) => readStatus(text),
  ofText: readStatus,
}

/** As long as a text of a command may be. */
const LONGEST_NOTE = 100_000

function readNote(text: string | number): Result<string> {
  const note = String(text)
  if (note.length <= LONGEST_NOTE) return { ok: true, value: note }
  const expected = `at most ${LONGEST_NOTE} characters`
  const most = LONGEST_NOTE
  return { ok: false, refusal: refuse('InvalidField', '', note, expected, 'Shorten it.', { most }) }
}

export const NOTE: Kind<string> = { ofCell: (_column, text) => readNote(text), ofText: readNote }

function readCount(result: Result<Quantity>): Result<number> {
  if (!result.ok) return result
  const count = Number(result.value)
  if (Number.isSafeInteger(count)) return { ok: true, value: count }
  const remedy = 'Give a number without a fraction.'
  const refusal = refuse('InvalidField', '', result.value, 'a whole number', remedy, {
    types: ['integer'],
  })
  return { ok: false, refusal }
}

export const COUNT: Kind<number> = {
  ofCell: (column, text) => readCount(column.number(text)),
  ofText: (text) => readCount(parseQuantity(text)),
}

/** Whether a term is taken from a row, or is a constant; anything else is of a form of its own. */
export function isTake<Constant extends string | number>(
  term: Take<Constant> | object,
): term is Take<Constant> {
  if (typeof term !== 'object') return true
  return 'column' in term || 'template' in term || 'choose' in term
}

/** A taker as a mapping describes it. */
export function takerOf<Value>(
  take: Take<string | number>,
  kind: Kind<Value>,
  columns: Columns,
): Taker<Value> {
  if (typeof take !== 'object') return constant(kind.ofText(take))
  if ('column' in take) return ofColumn(take, kind, columns)
  if ('template' in take) return ofTemplate(take, kind, columns)
  const choices = take.choose.map(({ when, take: taken }) => ({
    holds: conditionOf(when, columns),
    taker: takerOf(taken, kind, columns),
  }))
  const otherwise =
    take.otherwise === undefined ? undefined : takerOf(take.otherwise, kind, columns)
  const all = [
    ...choices.map(({ taker }) => taker),
    ...(otherwise === undefined ? [] : [otherwise]),
  ]
  return {
    columns: all.flatMap((taker) => taker.columns),
    take: (row) => (choices.find(({ holds }) => holds(row))?.taker ?? otherwise)?.take(row),
  }
}

function constant<Value>(result: Result<Value>): Taker<Value> {
  return { columns: [], take: (row) => row.read(undefined, result) }
}

function ofColumn<Value>(
  { column: heading, translate, otherwise, shorten = false }: TakeColumn<string | number>,
  kind: Kind<Value>,
  columns: Columns,
): Taker<Value> {
  const column = columns.named(heading)
  const table = translate === undefined ? undefined : tableOf(translate)
  return {
    columns: [column],
    take(row) {
      const text = row.text(column)
      if (text === undefined) {
        return otherwise === undefined ? undefined : row.read(column, kind.ofText(otherwise))
      }
      if (table === undefined) {
        return row.read(column, kind.ofCell(column, shorten ? shortened(text) : text))
      }
      const meant = table.get(composed(text))
      if (meant === undefined) return row.refuse(heading, notTranslated(text, [...table.keys()]))
      return row.read(column, kind.ofText(meant))
    },
  }
}

function tableOf<Value>(translate: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(translate).map(([text, value]) => [composed(text), value]))
}

function ofTemplate<Value>(
  { template, shorten = false }: TakeTemplate,
  kind: Kind<Value>,
  columns: Columns,
): Taker<Value> {
  const parts = partsOfTemplate(template)
  const pieces: readonly TemplatePart[] = parts.ok ? parts.value : []
  const named = pieces.map((piece) =>
    typeof piece === 'string' ? piece : columns.named(piece.column),
  )
  const used = named.filter((piece) => typeof piece !== 'string')
  return {
    columns: used,
    take(row) {
      let text = ''
      for (const piece of named) {
        const part = typeof piece === 'string' ? piece : row.text(piece)
        if (part === undefined) return undefined
        text += part
      }
      return row.read(used[0], kind.ofText(shorten ? shortened(text) : text))
    },
  }
}

/** Takes a value out of several others; there is none where one of them is missing. */
export function takerOfAll<Each, Value>(
  takers: readonly Taker<Each>[],
  combine: (values: readonly Each[]) => Value,
): Taker<Value> {
  return {
    columns: takers.flatMap(({ columns }) => columns),
    take(row) {
      const values = takers.flatMap((taker) => taker.take(row) ?? [])
      return values.length === takers.length ? combine(values) : undefined
    },
  }
}

function notTranslated(text: string, known: readonly string[]) {
  const expected = `one of ${quotedList(known)}`
  const remedy = 'Correct the cell, or add it to the table.'
  return refuseImport('NotTranslated', '', text, expected, remedy, { known: firstNamed(known) })
}
