import { bytesToHex, randomBytes } from '@noble/hashes/utils.js'
import { moment, type Moment } from '../period/moment.ts'

// The one place in the core that reads the clock and a source of randomness: the defaults of the
// tracker, for callers who pass none of their own, and how it waits its turn.

/** Tells the present moment. */
export type Clock = () => Moment

/** Makes ids that never come twice. */
export type Ids = () => string

/** The present moment by the clock of the system. */
export const systemClock: Clock = () => moment(new Date())

// Not randomUUID, which browsers keep from pages that were not served securely.
/** 128 random bits, in hexadecimal digits. */
export const randomIds: Ids = () => bytesToHex(randomBytes(16))

/** Milliseconds that have passed since some moment; they never go back. */
export const milliseconds = (): number => performance.now()

/** A number from 0, included, to 1, not included. */
export const chance = (): number => Math.random()

/** Over after so many milliseconds. */
export function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}
