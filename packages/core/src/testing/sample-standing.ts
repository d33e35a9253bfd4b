import { targetId } from '../event/identifiers.ts'
import { NO_NOTICES } from '../notice/notice.ts'
import { day } from '../period/day.ts'
import { zone } from '../period/zone.ts'
import type { UnmadeStanding } from '../scoreboard/entry.ts'
import type { Standing } from '../standing/standing.ts'

const firstDay = day('2020-01-01')

/** Any standing at all, for those who look at little of it: of an indicator, unless a state is given. */
export function sampleStanding(target: string, given: Partial<Standing> = {}): Standing {
  return {
    target: targetId(target),
    kind: given.state === undefined ? 'indicator' : 'target',
    title: 'Any',
    unit: { code: 'person' },
    measure: 'sum',
    direction: 'atLeast',
    period: { from: firstDay, to: firstDay, zone: zone('UTC') },
    asOf: firstDay,
    revision: 1,
    attainmentMethod: { method: 'ofPlan' },
    attainment: { undefined: 'noPlan' },
    met: false,
    exceeded: false,
    revised: false,
    contradicted: false,
    milestones: [],
    reports: { counted: 0, beforePeriod: 0, afterDeadline: 0 },
    notices: NO_NOTICES,
    ...given,
  }
}

/** A standing before it is made, which says whether anybody has asked for it. */
export function unmade(standing: Standing): UnmadeStanding & { isMade: boolean } {
  const { target, kind, state, exceeded, revised, contradicted, programme } = standing
  return {
    target,
    kind,
    state,
    exceeded,
    revised,
    contradicted,
    programme,
    isMade: false,
    standing() {
      this.isMade = true
      return standing
    },
  }
}
