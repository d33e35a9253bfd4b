import type { TargetRefusals } from './target-refusals.ts'
import type { ViewRefusals } from './view-refusals.ts'
import type { Bounds, NoParameters } from './parameters.ts'

/**
 * The codes of this package, when each comes, and its parameters: what a program needs beside `field` and
 * `value` to say in a language of its own what the message says.
 */
export interface CoreRefusals extends TargetRefusals, ViewRefusals {
  // What any input may be.

  /** A field has a value that it cannot have. */
  readonly InvalidField: Bounds
  /** A field is not there, and has to be. */
  readonly MissingField: Bounds
  /** A field or an option is there that nobody reads. */
  readonly UnknownField: {
    /** The names there are; empty where there are none, or it is not told. */
    readonly known: readonly string[]
    /** The name that was probably meant. */
    readonly meant?: string
  }
  /** Something throws when it is read. */
  readonly UnreadableInput: NoParameters
  /** An option, or the object of options, is not what it has to be. */
  readonly InvalidOptions: Bounds & {
    /** The options there are, where no object of options was given. */
    readonly fields?: readonly string[]
    /** Methods that the option has to have. */
    readonly methods?: readonly string[]
  }
  /** A text is not written in the only way in which events are. */
  readonly NotCanonical: {
    /** How it has to be written. `NFC` for Unicode's composed form, else the text itself. */
    readonly canonical: string
  }
  /** Two names in one object read the same, be it that they are written in different Unicode forms. */
  readonly DuplicateName: NoParameters

  // Values.

  /** A figure is no decimal number, or one of too many digits. */
  readonly InvalidQuantity: {
    /**
     * What keeps it from being one: `notText` (nor a number), `notFinite`, `empty`, `tooLong`, `space`,
     * `exponent`, `comma`, `plusSign`, `leadingPoint`, `trailingPoint` or `form`.
     */
    readonly fault: string
    /** Most digits of a figure. */
    readonly mostDigits: number
  }
  /** A percentage cannot be read. */
  readonly InvalidPercent: {
    /** What keeps it from being one: `signMissing`, `number`, `tooFine` or `form`. */
    readonly fault: string
    /** Most digits after the point. */
    readonly mostDigits: number
  }
  /** Digits after the point were asked for in a number that no figure can have. */
  readonly InvalidDigits: {
    /** Least number of digits. */
    readonly least: number
    /** Greatest number of digits. */
    readonly most: number
  }
  /** A mode of rounding is none. */
  readonly UnknownRounding: {
    /** The modes there are. */
    readonly allowed: readonly string[]
  }
  /** A locale is none, or has no data. */
  readonly UnknownLocale: NoParameters
  /** Something would be divided by zero. */
  readonly ZeroDenominator: NoParameters
  /** A day is no calendar day as YYYY-MM-DD. */
  readonly InvalidDay: {
    /** What keeps it from being one: `notText`, `withTime`, `form` or `noSuchDay`. */
    readonly fault: string
    /** The patterns that a table writes days in, where it has some of its own. */
    readonly formats?: readonly string[]
  }
  /** A number of days is not whole. */
  readonly InvalidDayNumber: NoParameters
  /** A moment is no instant with its offset from UTC. */
  readonly InvalidMoment: {
    /**
     * What keeps it from being one: `notText` (nor a Date), `invalidDate`, `form`, `noSuchDay`,
     * `midnight` (24:00), `leapSecond`, `noSuchTime`, `tooFine`, `offsetMissing`, `noSuchOffset` or
     * `outOfRange`.
     */
    readonly fault: string
  }
  /** A zone is not the IANA name of a time zone. */
  readonly UnknownZone: {
    /** What keeps it from being one: `notText`, `offset`, `abbreviation` or `unknown`. */
    readonly fault: string
  }
  /** A period is no object of two days and a zone. */
  readonly InvalidPeriod: NoParameters
  /** The last day of a period is before its first. */
  readonly PeriodEndsBeforeItBegins: {
    /** Its first day. */
    readonly from: string
  }
  /** An id is empty, too long, or has characters that no id has. */
  readonly InvalidId: {
    /**
     * What keeps it from being one: `notText`, `empty`, `tooLong`, `reserved`, `loneSurrogate`, `control`
     * or `space`.
     */
    readonly fault: string
    /** Most characters of such an id. */
    readonly most: number
  }
  /** A rule's name is not a name and a version, such as `stretch@1`. */
  readonly InvalidRuleName: NoParameters
  /** The path of a programme cannot be read, or is too deep. */
  readonly InvalidProgramme: {
    /** What keeps it from being one: `form`, `name` (one is no id) or `tooDeep`. */
    readonly fault: string
    /** Most names of a path. */
    readonly most: number
  }
  /** Data of one's own under `ext` would not survive JSON, or are too large. */
  readonly InvalidExt: {
    /**
     * What is wrong: `notAnObject`, `tooManyValues`, `tooDeep`, `number` (not finite, or -0), `type` (such
     * as a function), `class`, `symbol` (as a key), or `holes` (in an array).
     */
    readonly fault: string
  }
  /** What a ratio is out of is not above 0. */
  readonly InvalidPer: NoParameters

  // Commands.

  /** The type of a command is none. */
  readonly UnknownCommand: Bounds
  /** A command is larger than the tracker takes. */
  readonly CommandTooLarge: {
    /** Most bytes of a command. */
    readonly most: number
  }
  /** There are more references to evidence than may be. */
  readonly TooMuchEvidence: {
    /** Most references. */
    readonly most: number
  }
  /** The command's id was used by another command. */
  readonly CommandIdTaken: NoParameters
  /** The command's id was used under a later version of the library, which alone can compare the two. */
  readonly LaterFingerprint: NoParameters
  /** The target has changed since the revision that the command expects; the value is its revision now. */
  readonly RevisionConflict: {
    /** The revision that the command expects. */
    readonly expected: number
  }
  /** The revision that a command expects is no whole number from 0. */
  readonly InvalidRevision: {
    /** Least revision. */
    readonly least: number
  }
  /** The clock stands too far before the last record of the target. */
  readonly ClockBehind: {
    /** When the target was last recorded. */
    readonly last: string
  }
  /** Other writers were faster until the time was over, or the store contradicts itself. */
  readonly OutOfTime: {
    /** The time for trying again, in milliseconds. */
    readonly timeout: number
    /** `othersFaster`, or `revisionApart`: the revision that the store names is not after its events. */
    readonly fault: string
    /** The revision of the last event there is. */
    readonly expected: number
    /** The revision that the store names. */
    readonly named: number
  }
}
