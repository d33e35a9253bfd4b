import { isDeepStrictEqual } from 'node:util'
import type { ProgressReportedData, TargetTerms } from '@planfold/core'
import type { CsvStatement } from './statement.ts'

/** A field that says something else than before; undefined stands for nothing. */
export interface Difference {
  readonly field: string
  readonly was: unknown
  readonly now: unknown
  /** The heading of the column that the field is taken from. */
  readonly heading: string | undefined
}

/** The fields in which a statement says something else. */
export function differencesIn(
  { says, headings }: CsvStatement,
  before: TargetTerms | ProgressReportedData,
): readonly Difference[] {
  const [was, now] = [flat(before), flat(says)]
  return differing(was, now).map((field) => ({
    field,
    was: was[field],
    now: now[field],
    heading: headingWithin(headings, field),
  }))
}

/** The members in which two objects differ. */
export function differing(before: object, now: object): readonly string[] {
  const [was, is] = [before as Record<string, unknown>, now as Record<string, unknown>]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (field) => !isDeepStrictEqual(was[field], is[field]),
  )
}

/** Terms without those that follow from others; of a report the fields of its figure beside its others. */
export function flat(says: TargetTerms | ProgressReportedData): Readonly<Record<string, unknown>> {
  if (!('value' in says)) return saidTerms(says)
  const { value, ...rest } = says
  return { ...rest, ...value }
}

/** The terms that somebody said. */
function saidTerms({
  derived = [],
  ...terms
}: TargetTerms): Readonly<Partial<Record<keyof TargetTerms, unknown>>> {
  return Object.fromEntries(
    Object.entries(terms).filter(([term]) => !(derived as readonly string[]).includes(term)),
  )
}

/** The heading that a field, or the first of its members, was taken from. */
export function headingWithin(
  headings: Readonly<Record<string, string>>,
  field: string,
): string | undefined {
  const found = Object.keys(headings).find((path) => path === field || path.startsWith(`${field}.`))
  return found === undefined ? undefined : headings[found]
}

/** A value in words. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
