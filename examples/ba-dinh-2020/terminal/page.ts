import { AS_OF, ZONE } from '../calendar.ts'
import type { CheckedFact } from '../check.ts'
import { SEED } from '../commands/draw.ts'
import { NOTES, NOTES_HEADING } from '../notes.ts'
import type { Recording } from '../recording.ts'
import { dayInWords, speakerOf, TITLE, type Language, type Wording } from '../wording.ts'
import { countsTable } from './counts.ts'
import { factsCheck, verdictOn } from './facts.ts'
import { overlapsTable } from './overlaps.ts'
import { goalsTable, programmesTable } from './programmes.ts'
import { indicatorsTable, membersTable, monthsTable } from './results.ts'
import { toned, wrapped } from '../../terminal/text.ts'

/** Columns that running text is broken at. */
const WIDTH = 98

/** The board for people: what stands, what follows from it, and whether it is what was published. */
export function page(
  { board, members }: Pick<Recording, 'board' | 'members'>,
  facts: readonly CheckedFact[],
  language: Language,
): string {
  const say = speakerOf(language)
  const section = (heading: Wording, ...blocks: readonly (readonly string[])[]): string[] => [
    '',
    toned('heading', say(heading).toLocaleUpperCase(language)),
    ...blocks.flatMap((block) => ['', ...block]),
  ]
  const remark = (text: Wording): readonly string[] =>
    wrapped(say(text), WIDTH).map((line) => toned('faint', line))
  const day = dayInWords(AS_OF, language)
  return [
    toned('title', say(TITLE)),
    say({
      en: `As of the end of ${day} (${ZONE}). Details the source does not give: seed ${SEED}.`,
      vi: `Tính đến hết ngày ${day} (${ZONE}). Chi tiết nguồn không nêu: hạt giống ${SEED}.`,
    }),
    ...section({ en: 'Targets', vi: 'Chỉ tiêu' }, countsTable(board, say), remark(OVERLAY)),
    ...section(
      { en: 'Both early and exceeded', vi: 'Vừa sớm vừa vượt mức' },
      overlapsTable(board, say),
      remark(BOUNDS),
    ),
    ...section(
      { en: 'New members', vi: 'Kết nạp đảng viên' },
      membersTable(board, say, language),
      monthsTable(members, say, language),
    ),
    ...section(
      {
        en: 'Programmes 2020–2025 and the targets of 2020 (assignment illustrative)',
        vi: 'Chương trình 2020–2025 và các chỉ tiêu năm 2020 (phân bổ minh họa)',
      },
      programmesTable(board, say),
    ),
    ...section(
      { en: 'Figures without a plan', vi: 'Số liệu không có kế hoạch' },
      indicatorsTable(board, say, language),
    ),
    ...section({ en: 'Goals of 2021', vi: 'Mục tiêu năm 2021' }, goalsTable(board, say, language)),
    ...section(
      { en: 'Published and recomputed', vi: 'Số công bố và số tính lại' },
      factsCheck(facts, say, WIDTH),
      [verdictOn(facts, say)],
    ),
    ...section(
      NOTES_HEADING,
      NOTES.flatMap((note) =>
        wrapped(say(note), WIDTH - 2).map((line, index) => `${index === 0 ? '•' : ' '} ${line}`),
      ),
    ),
  ].join('\n')
}

const OVERLAY: Wording = {
  en: 'Every target is in exactly one state. Exceeded lies over the states and is never added to them.',
  vi: 'Mỗi chỉ tiêu ở đúng một trạng thái. Vượt mức chồng lên các trạng thái, không cộng vào đó.',
}

const BOUNDS: Wording = {
  en: 'At least and at most follow from the totals alone; "here" is one case of these, drawn by the seed.',
  vi: '"Ít nhất" và "nhiều nhất" suy ra từ tổng số; "ở đây" là một trường hợp chọn ngẫu nhiên trong đó.',
}
