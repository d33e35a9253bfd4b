import type { TargetEvent } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'

/** A log with ids such as a tracker makes, in the place of those that it has. */
export function withCountedIds(events: readonly TargetEvent[]): readonly TargetEvent[] {
  const counts = new Map<string, number>()
  const counted = (id: EventId): EventId => {
    const point = id.lastIndexOf('.')
    const commit = id.slice(0, point)
    const count = counts.get(commit) ?? counts.size
    counts.set(commit, count)
    return `3f-${count.toString(16).padStart(12, '0')}${id.slice(point)}` as EventId
  }
  return events.map((event) => {
    const id = counted(event.id)
    if (event.type === 'ProgressCorrected') {
      return { ...event, id, data: { ...event.data, report: counted(event.data.report) } }
    }
    if (event.type === 'ProgressRetracted') {
      return { ...event, id, data: { ...event.data, report: counted(event.data.report) } }
    }
    return { ...event, id }
  })
}
