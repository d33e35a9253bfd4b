import { NEXT_YEAR, TERM } from '../calendar.ts'
import type { NamedCommand } from './named-command.ts'
import { NEXT_YEAR_PATH, PROGRAMMES, type WorkProgramme } from './programmes.ts'
import { STATED } from './provenance.ts'
import type { Wording } from '../wording.ts'

/** The work programmes, each a promise over the whole term, and the goals of 2021. */
export function programmeCommands(): readonly NamedCommand[] {
  return [...PROGRAMMES.map(setProgramme), ...NEXT_GOALS.map(setGoal)]
}

function setProgramme({ number, path, title }: WorkProgramme): NamedCommand {
  const target = `programme-${number}`
  return {
    id: `${target}:set`,
    command: {
      type: 'SetTarget',
      target,
      title,
      unit: 'programme',
      measure: 'declared',
      period: TERM,
      programme: path,
      ...STATED,
    },
  }
}

/** Both are declared: neither the targets of 2021 nor the size of the top group are known. */
const NEXT_GOALS: readonly { readonly id: string; readonly title: Wording }[] = [
  {
    id: 'goal-2021-complete-and-exceed',
    title: {
      en: 'Complete and exceed the targets',
      vi: 'Hoàn thành và hoàn thành vượt mức các chỉ tiêu',
    },
  },
  {
    id: 'goal-2021-top-group',
    title: {
      en: 'Be in the top group of the emulation cluster',
      vi: 'Phấn đấu nằm trong tốp đầu cụm thi đua',
    },
  },
]

function setGoal({ id, title }: { readonly id: string; readonly title: Wording }): NamedCommand {
  return {
    id: `${id}:set`,
    command: {
      type: 'SetTarget',
      target: id,
      title,
      unit: 'goal',
      measure: 'declared',
      period: NEXT_YEAR,
      programme: NEXT_YEAR_PATH,
      ...STATED,
    },
  }
}
