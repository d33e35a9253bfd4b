import {
  compareQuantities,
  decide,
  isByRule,
  moment,
  NOTHING_YET,
  parseCommand,
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
import { DAY, ID, QUANTITY, takerOf, TEXT, type Taker } from './taker.ts'

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
  const fields: Fields = new Map()
  const needed = new Set<string>()
  const text = (field: string, take: Take<string | number> | undefined) => {
    if (take !== undefined) fields.set(field, takerOf(take, TEXT, columns))
  }
  const figure = (field: string, take: Take<string | number> | undefined) => {
    if (take !== undefined) fields.set(field, takerOf(take, QUANTITY, columns))
  }
  const need = <Value>(field: string, taker: Taker<Value>) => {
    fields.set(field, taker)
    needed.add(field)
  }

  const { title, unit, period, labels = {} } = terms
  if (isTextByLanguage(title)) {
    for (const [language, take] of Object.entries(title)) text(`title.${language}`, take)
  } else need('title', takerOf(title, TEXT, columns))
  const code = typeof unit === 'object' && 'code' in unit ? unit.code : unit
  need('unit.code', takerOf(code, ID, columns))
  const { measure, attainment } = terms
  if (!isByRule(measure)) need('measure', takerOf(measure, TEXT, columns))
  text('reportedAs', terms.reportedAs)
  text('direction', terms.direction)
  figure('plan', terms.plan)
  figure('baseline', terms.baseline)
  figure('tolerance', terms.tolerance)
  figure('band.from', terms.band?.from)
  figure('band.to', terms.band?.to)
  need('period.from', takerOf(period.from, DAY, columns))
  need('period.to', takerOf(period.to, DAY, columns))
  need('period.zone', takerOf(period.zone, TEXT, columns))
  if (!isByRule(attainment)) text('attainment', attainment)
  text('owner', terms.owner)
  text('programme', terms.programme)
  figure('weight', terms.weight)
  for (const [label, take] of Object.entries(labels)) text(`labels.${label}`, take)

  const constants = {
    ...(terms.completion !== undefined && { completion: terms.completion }),
    ...(terms.earlyBy !== undefined && { earlyBy: terms.earlyBy }),
    ...(isByRule(measure) && { measure }),
    ...(isByRule(attainment) && { attainment }),
  }
  const scale = typeof unit === 'object' && 'code' in unit ? unit.scale : undefined
  const headings = headingsOf([['target', target], ...fields])

  return {
    headings,
    read(row, target, provenance) {
      const faults = row.faults.length
      const found: Record<string, unknown> = {}
      for (const [field, taker] of fields) {
        const before = row.faults.length
        const value = taker.take(row)
        if (value !== undefined) found[field] = value
        else if (needed.has(field) && row.faults.length === before) {
          row.refuseMissing(taker.columns[0], `the ${field} of a target`)
        }
      }
      if (row.faults.length > faults) return undefined
      const command = {
        type: 'SetTarget',
        target,
        ...provenance,
        ...nested(found),
        ...constants,
        ...(scale !== undefined && { unit: { code: found['unit.code'], scale } }),
        ...byBaseline(found),
      }
      return checked(row, command, headings, rules)
    },
  }
}

/** Direction and method where the mapping leaves them to the baseline. */
function byBaseline({ direction, attainment, plan, baseline }: Found): object {
  const hasBoth = plan !== undefined && baseline !== undefined
  const isBelow = hasBoth && compareQuantities(plan as Quantity, baseline as Quantity) < 0
  return {
    ...(direction === 'byBaseline' && { direction: isBelow ? 'atMost' : 'atLeast' }),
    ...(attainment === 'byBaseline' && { attainment: hasBoth ? 'fromBaseline' : 'ofPlan' }),
  }
}

// Whether terms make sense together does not depend on when they are recorded.
const ANY_MOMENT = moment('1970-01-01T00:00:00Z')

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

function isTextByLanguage(
  title: TermsMapping['title'],
): title is Readonly<Record<string, Take<string>>> {
  return (
    typeof title === 'object' && !('column' in title || 'template' in title || 'choose' in title)
  )
}
