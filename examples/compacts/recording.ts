import { importCsv, type CsvAccount, type ImportOutcome } from '@planfold/adapters/csv/import'
import {
  memoryStore,
  moment,
  openTracker,
  type Moment,
  type Scoreboard,
  type Tracker,
} from '@planfold/core'
import { Join } from './tables/join.ts'
import { INDICATORS, YEARS } from './tables/mappings.ts'
import { recordsIn } from './tables/records.ts'
import type { Outcomes } from './tables/table-rows.ts'
import type { Texts } from './tables/texts.ts'

/** When the tables are recorded, and when a figure is restated: made up, as the tables say neither. */
export const PUBLISHED_AT = moment('2013-03-01T09:00:00Z')
export const RESTATED_AT = moment('2013-09-02T09:00:00Z')

/** A day after every deadline in the tables. */
const AS_OF = '2012-12-31'

/** What became of both tables on their way into a tracker. */
export interface TakenIn {
  readonly outcomes: Outcomes
  readonly accounts: { readonly indicators: CsvAccount; readonly years: CsvAccount }
}

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
  async takeIn(texts: Texts, now: Moment): Promise<TakenIn> {
    this.#clock.now = now
    const join = new Join(recordsIn(texts))
    const [indicators, years]: [ImportOutcome[], ImportOutcome[]] = [[], []]
    const ofIndicators = await importCsv(this.tracker, texts.indicators, INDICATORS, {
      file: 'indicators.csv',
      derive: join.forIndicators(),
      onRow: (outcome) => indicators.push(outcome),
    })
    const ofYears = await importCsv(this.tracker, texts.years, YEARS, {
      file: 'indicator-years.csv',
      derive: join.forYears(),
      onRow: (outcome) => years.push(outcome),
    })
    return {
      outcomes: { indicators, years },
      accounts: { indicators: ofIndicators, years: ofYears },
    }
  }

  /** The board after every deadline, as it was known at a moment. */
  boardKnownAt(knownAt: Moment): Promise<Scoreboard> {
    return this.tracker.scoreboard({ asOf: AS_OF, knownAt })
  }
}
