import { momentOfMilliseconds, type Moment } from '../period/moment.ts'
import { countedIds, type Ids } from './counted-ids.ts'

// The one place in the core that reads the clock and a source of randomness: the defaults of the
// tracker, for callers who pass none of their own, and how it waits its turn.

/** Tells the present moment. */
export type Clock = () => Moment

/** The present moment by the clock of the system. */
export const systemClock: Clock = () => momentOfMilliseconds(Date.now())

// Not randomUUID, which browsers keep from pages that were not served securely.
/**
 * Ids of 32 hexadecimal digits: 20 at random for this process, and 12 that count. Two processes come to
 * the same with a chance of 1 in 2^80. They can be guessed from one another: an id is no secret. A copy
 * of a running process, such as a restored snapshot of a machine, counts on with the same digits.
 */
export const randomIds: Ids = countedIds(() =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), inHex).join(''),
)

function inHex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

/** Milliseconds that have passed since some moment; they never go back. */
export const milliseconds = (): number => performance.now()

/** A number from 0, included, to 1, not included. */
export const chance = (): number => Math.random()

/** Over after so many milliseconds. */
export function pause(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration))
}

/** Over as soon as all that waits for the thread has had its turn: timers, what was read, what was clicked. */
export const othersTurn: () => Promise<void> = wayToWait()

// Not by a timer, which browsers hold back for 4 ms, nor by scheduler.yield, which goes before all timers.
function wayToWait(): () => Promise<void> {
  if (typeof setImmediate === 'function') {
    const immediate = setImmediate
    return () => new Promise((resolve) => immediate(resolve))
  }
  if (typeof MessageChannel !== 'function') return () => pause(0)
  return () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        port1.close()
        resolve()
      })
      port1.start()
      port2.postMessage(undefined)
    })
}
