import { addDays, dayIn, systemClock, zone, type Day } from '../src/index.ts'

/** Today by the clock of the system, which trackers record by where targets have this zone. */
export const TODAY = dayIn(zone('Asia/Ho_Chi_Minh'), systemClock())

/** The day so many days before today. */
export function daysAgo(days: number): Day {
  return addDays(TODAY, -days)
}
