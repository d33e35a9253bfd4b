import type { DaySpan } from '../event/terms.ts'
import { measureNamed } from '../measure/measure.ts'
import { dayNumberOf } from '../period/day.ts'
import { MOST_SHOWN, NO_NOTICES, type ReportNotice, type Notices } from './notice.ts'
import { noticeOf, type Found, type Noticed } from './notice-of.ts'
import { overlapsAmong, type Covered } from './overlaps.ts'
import { restatedDownwards, type Total } from './restated-downwards.ts'

/** The notices of a standing. */
export function noticesIn(noticed: Noticed): Notices {
  let count = 0
  const first: ReportNotice[] = []
  visitNotices(noticed, (found) => {
    if (count++ < MOST_SHOWN) first.push(noticeOf(found, noticed))
  })
  return count === 0 ? NO_NOTICES : Object.freeze({ count, first: Object.freeze(first) })
}

/** Tells of every notice, by day and revision of the report. */
export function visitNotices(noticed: Noticed, tell: (found: Found) => void): void {
  const { reports, terms } = noticed
  const { period, reportedAs } = terms
  const start = reports.before(dayNumberOf(period.from))
  const end = reports.before(dayNumberOf(period.to) + 1)
  const outside = (index: number): void => tell({ code: 'outsidePeriod', index, other: index })
  const adds = reportedAs === 'increment'
  if (adds && !reports.haveSpans) {
    // The usual case: nothing else can be noticed, and nothing is walked through in vain.
    for (let index = 0; index < start; index++) outside(index)
    for (let index = end; index < reports.length; index++) outside(index)
    return
  }
  const pairs = comparedBySeries(noticed, start, end, adds ? overlapsIn : loweredIn)
  for (let index = 0; index < reports.length; index++) {
    if (index < start || index >= end) outside(index)
    const over = reports.overAt(index)
    if (over !== undefined && straddles(over, period)) {
      tell({ code: 'straddlesPeriod', index, other: index })
    }
    const other = pairs.get(index)
    if (other !== undefined) {
      tell({ code: adds ? 'overlapsReport' : 'restatedDownwards', index, other })
    }
  }
}

/** Whether a span has days on both sides of the period's first or of its last edge. */
function straddles(over: DaySpan, period: DaySpan): boolean {
  return (
    (over.from < period.from && over.to >= period.from) ||
    (over.from <= period.to && over.to > period.to)
  )
}

/** From the place of a report to that of the one it is held against. */
type Pairs = ReadonlyMap<number, number>

/** Compares the reports of each series with one another, those for days of the period alone. */
function comparedBySeries(
  noticed: Noticed,
  start: number,
  end: number,
  compare: (noticed: Noticed, indexes: readonly number[]) => Pairs,
): Pairs {
  const pairs = new Map<number, number>()
  const { measure } = noticed.terms
  // Reports of all other measures are readings, which may well cover the same days.
  if (!measureNamed(measure).restates) return pairs
  const bySeries = new Map<number, number[]>()
  for (let index = start; index < end; index++) {
    const series = noticed.reports.seriesAt(index)
    const own = bySeries.get(series)
    if (own === undefined) bySeries.set(series, [index])
    else own.push(index)
  }
  for (const indexes of bySeries.values()) {
    for (const [index, other] of compare(noticed, indexes)) pairs.set(index, other)
  }
  return pairs
}

function overlapsIn({ reports }: Noticed, indexes: readonly number[]): Pairs {
  const covered = indexes.map((index): Covered => {
    const over = reports.overAt(index)
    const on = reports.dayAt(index)
    return {
      from: over === undefined ? on : dayNumberOf(over.from),
      to: over === undefined ? on : dayNumberOf(over.to),
      isSpan: over !== undefined,
      row: reports.rowAt(index),
    }
  })
  const found = overlapsAmong(covered)
  if (found.size === 0) return found
  const indexOf = new Map(indexes.map((index) => [reports.rowAt(index), index]))
  const place = (row: number): number => indexOf.get(row) as number
  return new Map([...found].map(([row, other]) => [place(row), place(other)]))
}

function loweredIn({ reports }: Noticed, indexes: readonly number[]): Pairs {
  return restatedDownwards(
    indexes.map((index): Total => ({
      on: reports.dayAt(index),
      index,
      ...reports.figureOf(reports.rowAt(index)),
    })),
  )
}
