/** What a row of paces measures, and how fast it is to be. */
export interface PaceGoal {
  readonly what: string
  readonly beside: string
  /** The ratio that has to be reached, and the one that is aimed at; absent: none is asked. */
  readonly atLeast?: number
  readonly aim?: number
}

/** What a row of bytes or milliseconds counts, and how few they are to be; absent: nothing is asked. */
export interface MostGoal {
  readonly what: string
  readonly atMost?: number
  readonly aim?: number
}

const LOOP = 'a loop written by hand over the same objects'
const SAME_EVENTS = 'the loop written by hand'

/** Of each row of paces, in the order in which they are shown. */
export const PACE_GOALS: Readonly<Record<string, PaceGoal>> = {
  'replay-log': {
    what: 'a log of 1,000,000 reports over 1,000 targets of all measures becomes a board with its counts',
    beside: LOOP,
    atLeast: 0.5,
    aim: 0.9,
  },
  'replay-log/floor': {
    what: 'the fields that the loop reads are touched, and nothing is made of them',
    beside: SAME_EVENTS,
  },
  'replay-wide': {
    what: 'the same over 100,000 targets',
    beside: LOOP,
    atLeast: 0.8,
    aim: 1.2,
  },
  'replay-wide/floor': {
    what: 'the fields that the loop reads are touched, and nothing is made of them',
    beside: SAME_EVENTS,
  },
  'replay-segments': {
    what: 'the segment of the log over 1,000 targets is read, checked, and becomes a board with its counts',
    beside: LOOP,
    atLeast: 3,
    aim: 8,
  },
  'replay-standings': {
    what: 'the log over 100,000 targets becomes a board, and every standing on it is looked at',
    beside: LOOP,
  },
  'replay-corrected': {
    what: 'a log of 1,000,000 reports, a third of them late, 20% corrected, 5% retracted, becomes a board',
    beside: 'the same engine over as many reports that are neither',
    atLeast: 0.75,
    aim: 0.9,
  },
  'execute-memory': {
    what: '20,000 reports through `execute` on a memory store, over 1,000 targets',
    beside: 'a guard, a push and a mutable fold written by hand',
    atLeast: 1 / 35,
    aim: 1 / 15,
  },
  'execute-growth/report': {
    what: 'a report to a target that has 100,000 of them; mean over all measures',
    beside: 'the same where it has 100',
    atLeast: 1 / 2,
    aim: 1 / 1.2,
  },
  'execute-growth/late-report': {
    what: 'a report for some earlier day to a target that has 100,000',
    beside: 'the same where it has 100',
    atLeast: 1 / 2,
    aim: 1 / 1.2,
  },
  'execute-growth/correction': {
    what: 'a correction of some report of a target that has 100,000',
    beside: 'the same where it has 100',
    atLeast: 1 / 2,
    aim: 1 / 1.2,
  },
  'one-report': {
    what: 'a report and the new board, with 100,000 targets',
    beside: 'the same with 1,000 targets',
    atLeast: 1 / 1.5,
    aim: 1,
  },
  'board-as-of': {
    what: 'the board of 100,000 targets with 1,000,000 reports on a day not asked for before',
    beside: 'one pass over the same numbers in arrays',
    atLeast: 1 / 8,
    aim: 1 / 4,
  },
  programme: {
    what: 'one programme of 1,000 after one change on a board of 100,000 targets',
    beside: '`board.with`, which makes that change',
    atLeast: 1 / 4,
    aim: 1,
  },
  timeline: {
    what: 'the timeline of one target with a report on each of 10,000 days',
    beside: 'making such rows from a running sum',
    atLeast: 1 / 4,
    aim: 1 / 2,
  },
  'import-csv': {
    what: 'a table of 100,000 reports into a tracker on a memory store',
    beside: 'csv-parse and a prepared insert into SQLite in memory, in one transaction',
    atLeast: 1 / 15,
    aim: 1 / 6,
  },
  'import-csv/floor': {
    what: 'csv-parse reads that table, and nothing is made of its rows',
    beside: 'csv-parse and the prepared insert',
  },
  'read-csv': {
    what: 'a table of 4 MB becomes commands',
    beside: 'a loop written by hand over csv-parse that checks little',
  },
  'sqlite/append-full': {
    what: 'commits of one event to the SQLite store, `full` durability',
    beside: 'a prepared insert of the same rows',
    atLeast: 0.8,
    aim: 0.95,
  },
  'sqlite/append-normal': {
    what: 'the same with `normal` durability',
    beside: 'a prepared insert of the same rows',
    atLeast: 0.8,
    aim: 0.95,
  },
  'sqlite/read': {
    what: 'the SQLite store reads its log',
    beside: 'a bare `SELECT` with its events parsed',
  },
  'sqlite/append-lean': {
    what: 'commits of one event to the SQLite store, `normal` durability',
    beside: 'a prepared insert of a number and the data of the event, without an index',
    atLeast: 0.2,
    aim: 0.35,
  },
  'weighted-mean': {
    what: 'the weighted mean of 100,000 targets with plans in cents, compared and shown',
    beside: 'making their board',
  },
}

/** Of each row of milliseconds, in the order in which they are shown. */
export const MILLISECONDS_GOALS: Readonly<Record<string, MostGoal>> = {
  'late-timers': {
    what: 'the longest that a timer was late while the first board of 1,000,000 reports from a memory store was built',
    atMost: 50,
    aim: 20,
  },
  'late-timers/worked': {
    what: 'the longest that the thread worked before a timer had its turn; what other threads took does not count',
    atMost: 50,
    aim: 20,
  },
  follow: {
    what: 'from an append to a SQLite store to a follower in another process, the median',
    atMost: 20,
    aim: 5,
  },
  'follow/slowest': {
    what: 'the same, the 99th of 100',
  },
}

/** Of each row of bytes, in the order in which they are shown. */
export const BYTES_GOALS: Readonly<Record<string, MostGoal>> = {
  'memory/report': { what: 'a report, with an id that the tracker made', atMost: 70, aim: 50 },
  'memory/report-of-chosen-id': {
    what: 'a report, with an id of some 35 letters that the user chose',
  },
  'memory/correction': { what: 'a correction', atMost: 150, aim: 80 },
  'memory/target': { what: 'a target, beyond its terms', atMost: 600, aim: 400 },
  'memory/board': {
    what: 'a board of 100,000 targets that is kept for the next look',
    atMost: 25_000_000,
    aim: 10_000_000,
  },
  ...sizesOf('quantity', '`quantity`', 2_500, 2_000),
  ...sizesOf('attainmentRule', '`attainmentRule`', 3_000, 2_000),
  ...sizesOf('rollUp', '`rollUp`', 9_000, 7_000),
  ...sizesOf('scoreboard-and-formatPercent', '`scoreboard` and `formatPercent`', 20_000, 15_000),
  ...sizesOf('everything', 'everything', 50_000, 45_000),
}

function sizesOf(name: string, what: string, atMost: number, aim: number) {
  return Object.fromEntries(
    ['esbuild', 'rolldown'].map((bundler): [string, MostGoal] => [
      `sizes/${name}/${bundler}`,
      { what: `${what}, bundled by ${bundler}`, atMost, aim },
    ]),
  )
}
