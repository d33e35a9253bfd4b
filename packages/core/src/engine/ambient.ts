import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { moment, type Moment } from '../period/moment.ts'

// The one place in the core that reads the clock and a source of randomness: the defaults of the
// tracker, for callers who pass none of their own.

/** Tells the present moment. */
export type Clock = () => Moment

/** Makes ids that never come twice. */
export type Ids = () => string

/** The present moment by the clock of the system. */
export const systemClock: Clock = () => moment(new Date())

// Not randomUUID, which browsers keep from pages that were not served securely.
/** 128 random bits, in hexadecimal digits. */
export const randomIds: Ids = () => bytesToHex(randomBytes(16))
