import {
  compareQuantities,
  decide,
  moment,
  NOTHING_YET,
  parseCommand,
  type ByRule,
  type CommitId,
  type Quantity,
  type Rule,
  type RuleOptions,
  type TargetTerms,
} from '@planfold/core'
import type { TermsMapping } from '../mapping/mapping.ts'
import type { Take } from '../mapping/take.ts'
import type { Columns } from './columns.ts'
import { headingOf, headingsOf, nested, type Fields } from './fields.ts'
import type { Row } from './row.ts'
import type { CheckedSetTarget } from './statement.ts'
import {
  constantly,
  COUNT,
  DAY,
  ID,
  isTake,
  QUANTITY,
  takerOf,
  TEXT,
  type Kind,
  type Taker,
} from './taker.ts'

type Found = Readonly<Record<string, unknown>>

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
  const headings = headingsOf([['target', target], ...fields])
  return {
    headings,
    read(row, id, provenance) {
      const faults = row.faults.length
      const found: Record<string, unknown> = {}
      for (const [field, taker] of fields) {
        const before = row.faults.length
        const value = taker.take(row)
        if (value !== undefined) found[field] = value
        else if (NEEDED.has(field) && row.faults.length === before) {
          row.refuseMissing(taker.columns[0], `the ${field} of a target`)
        }
      }
      if (row.faults.length > faults) return undefined
      const judged = judgedByBaseline(found)
      const command = { type: 'SetTarget', target: id, ...provenance, ...nested(judged) }
      return checked(row, command, headings, rules)
    },
  }
}

/** Fields that a target can't do without; a title by language has others. */
const NEEDED: ReadonlySet<string> = new Set([
  'title',
  'unit.code',
  'measure',
  'period.from',
  'period.to',
  'period.zone',
])

/** Where each field of a target's terms is taken from. */
function fieldsOf(terms: TermsMapping, columns: Columns): Fields {
  const fields: Fields = new Map()
  const add = <Value>(
    field: string,
    take: Take<string | number> | undefined,
    kind: Kind<Value>,
  ) => {
    if (take !== undefined) fields.set(field, takerOf(take, kind, columns))
  }
  const addOr = (field: string, term: Take<string> | ByRule | object | undefined) => {
    if (term === undefined) return
    fields.set(field, isTake(term) ? takerOf(term, TEXT, columns) : constantly(term))
  }

  const { title, unit, period, band, labels = {} } = terms
  if (isTake(title)) add('title', title, TEXT)
  else for (const [language, take] of Object.entries(title)) add(`title.${language}`, take, TEXT)
  const { code, scale } = isTake(unit) ? { code: unit } : unit
  add('unit.code', code, ID)
  if (scale !== undefined) fields.set('unit.scale', constantly(scale))
  addOr('measure', terms.measure)
  add('reportedAs', terms.reportedAs, TEXT)
  add('direction', terms.direction, TEXT)
  add('plan', terms.plan, QUANTITY)
  add('baseline', terms.baseline, QUANTITY)
  add('tolerance', terms.tolerance, QUANTITY)
  add('band.from', band?.from, QUANTITY)
  add('band.to', band?.to, QUANTITY)
  add('period.from', period.from, DAY)
  add('period.to', period.to, DAY)
  add('period.zone', period.zone, TEXT)
  addOr('completion', terms.completion)
  add('earlyBy', terms.earlyBy, COUNT)
  const { attainment } = terms
  const isWhole = typeof attainment === 'object' && 'method' in attainment
  addOr('attainment.method', isWhole ? attainment.method : attainment)
  if (isWhole) add('attainment.cap', attainment.cap, QUANTITY)
  add('owner', terms.owner, TEXT)
  add('programme', terms.programme, TEXT)
  add('weight', terms.weight, QUANTITY)
  for (const [label, take] of Object.entries(labels)) add(`labels.${label}`, take, TEXT)
  return fields
}

/** Direction and method where the mapping leaves them to the baseline. */
function judgedByBaseline(found: Found): Found {
  const { direction, plan, baseline } = found
  const hasBoth = plan !== undefined && baseline !== undefined
  const isBelow = hasBoth && compareQuantities(plan as Quantity, baseline as Quantity) < 0
  return {
    ...found,
    ...(direction === 'byBaseline' && { direction: isBelow ? 'atMost' : 'atLeast' }),
    ...(found['attainment.method'] === 'byBaseline' && {
      'attainment.method': hasBoth ? 'fromBaseline' : 'ofPlan',
    }),
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
