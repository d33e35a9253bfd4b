import { isByRule } from '../../event/rule-name.ts'
import type { TargetTerms } from '../../event/terms.ts'
import { addDays, type Day } from '../../period/day.ts'
import { actualBetween } from './actual.ts'
import { isBetter, isMet } from './judgement.ts'
import type { KnownLog } from './known-log.ts'
import { noReference } from './no-reference.ts'
import { termsOn } from './terms-in-force.ts'

/** What was measured of a target by a day: when it was completed, and since when it is exceeded. */
export interface Measured {
  readonly completedOn?: Day
  readonly exceededOn?: Day
}

/** The day asked about, and whether it is not over yet. */
interface Today {
  readonly asOf: Day
  readonly running: boolean
}

/** Judges every day of the period one by one, each by the plan in force on it. */
export function measured(known: KnownLog, terms: TargetTerms, today: Today): Measured {
  const { asOf } = today
  const deadline = terms.period.to
  const judged = asOf < deadline ? asOf : deadline
  const completedOn = completionDay(known, terms, today)
  if (completedOn === undefined) return {}
  const isBetterOn = (day: Day): boolean =>
    isBetter(actualOn(known, terms, day), termsOn(known, day))
  const since = startOfRun(isBetterOn, terms.period.from, judged)
  if (since === undefined) return { completedOn }
  return { completedOn, exceededOn: since < completedOn ? completedOn : since }
}

function completionDay(
  known: KnownLog,
  terms: TargetTerms,
  { asOf, running }: Today,
): Day | undefined {
  const { completion, period } = terms
  const { from, to: deadline } = period
  const isMetOn = (day: Day): boolean => isMet(actualOn(known, terms, day), termsOn(known, day))
  switch (completion) {
    case 'heldAtDeadline':
      if (asOf < deadline || (running && asOf === deadline)) return undefined
      return startOfRun(isMetOn, from, deadline)
    case 'whenReached':
      if (asOf <= deadline) return startOfRun(isMetOn, from, asOf)
      return startOfRun(isMetOn, from, deadline) ?? startOfRun(isMetOn, from, asOf)
    default: {
      if (isByRule(completion)) throw noReference(completion)
      let run = 0
      const lastOver = running ? addDays(asOf, -1) : asOf
      for (let day = from; day <= lastOver; day = addDays(day, 1)) {
        if (completion.days === 'reported' && !hasFigureFor(known, terms, day)) continue
        run = isMetOn(day) ? run + 1 : 0
        if (run === completion.sustained) return day
      }
      return undefined
    }
  }
}

/** The first day of the unbroken run of days that reaches `end`; undefined where it does not hold then. */
function startOfRun(holdsOn: (day: Day) => boolean, first: Day, end: Day): Day | undefined {
  let start: Day | undefined
  for (let day = end; day >= first && holdsOn(day); day = addDays(day, -1)) start = day
  return start
}

/** Whether there is a report for a day, and what was reported by then comes to a figure. */
function hasFigureFor(known: KnownLog, terms: TargetTerms, day: Day): boolean {
  const isReported = known.reports.some(({ on }) => on === day)
  return isReported && actualOn(known, terms, day).value !== undefined
}

function actualOn(known: KnownLog, terms: TargetTerms, day: Day) {
  return actualBetween(known.reports, terms, terms.period.from, day)
}
