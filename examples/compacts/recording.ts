import { importCsv, type CsvAccount } from '@planfold/adapters/csv'
import {
  memoryStore,
  moment,
  openTracker,
  type Moment,
  type Scoreboard,
  type Tracker,
} from '@planfold/core'
import { joinOf } from './tables/join.ts'
import { INDICATORS, YEARS } from './tables/mappings.ts'
import type { Texts } from './tables/texts.ts'

/** When the tables are recorded, and when a figure is restated: made up, as the tables say neither. */
export const PUBLISHED_AT = moment('2013-03-01T09:00:00Z')
export const RESTATED_AT = moment('2013-09-02T09:00:00Z')

/** A day after every deadline in the tables. */
const AS_OF = '2012-12-31'

/** Tables in a tracker's memory, recorded at moments of one's choosing. */
export class Recording {
  readonly tracker: Tracker
  readonly #clock: { now: Moment }

  private constructor(tracker: Tracker, clock: { now: Moment }) {
    this.tracker = tracker
    this.#clock = clock
  }

  static async begun(): Promise<Recording> {
    const clock = { now: PUBLISHED_AT }
    const store = memoryStore()
    return new Recording(await openTracker({ store, clock: () => clock.now }), clock)
  }

  /** Imports both tables, as somebody would at that moment who has been given them. */
  async takeIn(texts: Texts, now: Moment): Promise<readonly [CsvAccount, CsvAccount]> {
    this.#clock.now = now
    const { indicators, years } = joinOf(texts)
    return [
      await importCsv(this.tracker, texts.indicators, INDICATORS, {
        file: 'indicators.csv',
        derive: indicators,
      }),
      await importCsv(this.tracker, texts.years, YEARS, {
        file: 'indicator-years.csv',
        derive: years,
      }),
    ]
  }

  /** The board after every deadline, as it was known at a moment. */
  boardKnownAt(knownAt: Moment): Promise<Scoreboard> {
    return this.tracker.scoreboard({ asOf: AS_OF, knownAt })
  }
}
