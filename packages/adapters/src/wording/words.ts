import type {
  Counts,
  Day,
  Direction,
  NoAttainment,
  Notice,
  ReportStatus,
  TargetEvent,
} from '@planfold/core'

/** What boards for people are made of, in one language. */
export interface Words {
  /** BCP 47 tag: how figures are written, and which language of a title is taken. */
  readonly language: string
  /** What each count is called in a list; a state goes by the name of its count. */
  readonly counts: Readonly<Record<keyof Counts, string>>
  readonly noAttainment: Readonly<Record<NoAttainment, string>>
  /** How firm a figure is; nothing is said of final ones. */
  readonly statuses: Readonly<Record<Exclude<ReportStatus, 'final'>, string>>
  readonly headings: Readonly<Record<Heading, string>>
  /** A calendar day: `2020-12-31`, `31/12/2020`. */
  readonly day: (day: Day) => string
  /** What is promised of a written figure; `atLeast` goes without saying. */
  readonly goal: (direction: Exclude<Direction, 'within'>, figure: string) => string
  /** What is promised by a band of written figures. */
  readonly band: (from: string, to: string) => string
  /** A plan in force that is not the one first promised. */
  readonly revisedPlan: (plan: string, original: string) => string
  /** "6, of which 1 senior": a figure and its named parts. */
  readonly parts: (whole: string, parts: readonly string[]) => string
  /** An attainment as a sentence has it: "100.5% of plan". */
  readonly ofPlan: (percent: string) => string
  /** What became of the targets, as a sentence without a full stop. */
  readonly summary: (counts: Counts) => string
  /** A count of targets among those counted already: an overlay. */
  readonly ofThese: (count: string) => string
  /**
   * From where the board looks: its day (absent: today) and its moment of knowledge; or its moment alone,
   * whose day is still running.
   */
  readonly viewPoint: (asOf: Day | undefined, knownAt: string | undefined, at?: string) => string
  /** What an event says, as one sentence of a history. */
  readonly event: (event: TargetEvent) => string
  /** What a notice says, as a sentence without a full stop. */
  readonly notice: (notice: Notice) => string
  /** How many events of how many targets wait for earlier ones, and do not count. */
  readonly waiting: (events: number, targets: number) => string
}

/** What the columns and chapters of a board are called. */
export type Heading =
  | 'scoreboard'
  | 'timeline'
  | 'history'
  | 'targets'
  | 'target'
  | 'indicators'
  | 'indicator'
  | 'programmes'
  | 'programme'
  | 'id'
  | 'notices'
  | 'notice'
  | 'owner'
  | 'period'
  | 'unit'
  | 'plan'
  | 'actual'
  | 'attainment'
  | 'state'
  | 'status'
  | 'completedOn'
  | 'lastReportOn'
  | 'on'
  | 'events'
  | 'revision'
  | 'recordedAt'
  | 'recordedBy'
  | 'text'
