import {
  addDays,
  daysBetween,
  type Day,
  type DeclareMilestone,
  type MilestoneName,
} from '@planfold/core'
import { overlapBounds } from '@planfold/core/quantity'
import { YEAR } from '../calendar.ts'
import type { NamedCommand } from './named-command.ts'
import type { Draw } from './draw.ts'
import { PROGRAMMES, yearPath, type WorkProgramme } from './programmes.ts'
import { DRAWN, ILLUSTRATIVE, STATED } from './provenance.ts'
import type { Wording } from '../wording.ts'

/** Where the targets of the congress resolution stand in the roll-up tree. */
export const CONGRESS = 'congress-25'

/** Targets of which only the totals are known. */
interface Totals {
  readonly total: number
  readonly completed: number
  readonly early: number
  readonly exceeded: number
}

/** What the seed made of one target: a day for each of its milestones. */
type Course = Partial<Readonly<Record<MilestoneName, Day>>>

const OF_THE_YEAR: Totals = { total: 28, completed: 27, early: 23, exceeded: 10 }
/** The source counts the completed ones alone; those there are on the board. */
const OF_THE_CONGRESS: Totals = { total: 14, completed: 14, early: 2, exceeded: 10 }

/** The targets of the year, dealt to the programmes, and those of the congress resolution. */
export function targetCommands(draw: Draw): readonly NamedCommand[] {
  const yearCourses = coursesOf(OF_THE_YEAR, draw)
  const programmes = draw.shuffled(yearCourses.map((_, index) => programmeOf(index)))
  return [
    ...yearCourses.flatMap((course, index) =>
      declaredTarget(
        `target-2020-${twoDigits(index + 1)}`,
        {
          en: `Target ${index + 1} of 28 of 2020 (details illustrative)`,
          vi: `Chỉ tiêu ${index + 1}/28 năm 2020 (chi tiết minh họa)`,
        },
        yearPath(programmes[index] as WorkProgramme),
        course,
      ),
    ),
    ...coursesOf(OF_THE_CONGRESS, draw).flatMap((course, index) =>
      declaredTarget(
        `congress-25-${twoDigits(index + 1)}`,
        {
          en: `Target ${index + 1} of the 25th congress resolution (details illustrative)`,
          vi: `Chỉ tiêu ${index + 1} Nghị quyết Đại hội lần thứ 25 (chi tiết minh họa)`,
        },
        CONGRESS,
        course,
      ),
    ),
  ]
}

function programmeOf(index: number): WorkProgramme {
  return PROGRAMMES[index % PROGRAMMES.length] as WorkProgramme
}

/**
 * One course for each target, so that the totals are kept. How many were both early and exceeded is
 * drawn from what the totals allow; who they were, and when, from all that is admissible then.
 */
function coursesOf(totals: Totals, draw: Draw): readonly Course[] {
  const { total, completed, early, exceeded } = totals
  const { least, greatest } = overlapBounds({ total: completed, first: early, second: exceeded })
  const both = least + draw.below(greatest - least + 1)
  const courses = Array.from({ length: total }, (_, index): Course => {
    if (index >= completed) return {}
    const isEarly = index < early
    // The first `both` of the early ones exceed, and as many of the others as are left.
    const isExceeded = isEarly ? index < both : index < early + exceeded - both
    return courseOf(isEarly, isExceeded, draw)
  })
  return draw.shuffled(courses)
}

/** Not before completion is anything exceeded; what is not early is completed on the deadline. */
function courseOf(isEarly: boolean, isExceeded: boolean, draw: Draw): Course {
  const on = isEarly ? addDays(YEAR.from, draw.below(daysBetween(YEAR.from, YEAR.to))) : YEAR.to
  const completion = isEarly ? { completedEarly: on } : { completed: on }
  if (!isExceeded) return completion
  return { ...completion, exceeded: addDays(on, draw.below(daysBetween(on, YEAR.to) + 1)) }
}

function declaredTarget(
  target: string,
  title: Wording,
  programme: string,
  course: Course,
): readonly NamedCommand[] {
  const milestones = Object.entries(course) as [MilestoneName, Day][]
  return [
    {
      id: `${target}:set`,
      command: {
        type: 'SetTarget',
        target,
        title,
        unit: 'target',
        measure: 'declared',
        period: YEAR,
        programme,
        labels: DRAWN,
        ...STATED,
      },
    },
    ...milestones.map(([milestone, on]): NamedCommand => ({
      id: `${target}:${milestone}`,
      command: {
        type: 'DeclareMilestone',
        target,
        milestone,
        on,
        ...ILLUSTRATIVE,
      } satisfies DeclareMilestone,
    })),
  ]
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
