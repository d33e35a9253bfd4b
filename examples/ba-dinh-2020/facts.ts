import type { Scoreboard } from '@planfold/core'
import { quantity, type Attainment, type Quantity, type Ratio } from '@planfold/core/quantity'
import { countsAt, programmeNodes, yearCounts } from './board-parts.ts'
import { MANAGED_BY_COMMITTEE, MEMBERS } from './commands/result-commands.ts'
import { CONGRESS } from './commands/target-commands.ts'
import type { Wording } from './wording.ts'

/** A sentence of the source, and the figures in it. */
export interface Fact {
  /** To the letter. */
  readonly quote: string
  readonly figures: readonly Figure[]
}

/** A published figure, and how it is worked out anew from a board. */
export interface Figure {
  /** As it is written in the quotation. */
  readonly published: string
  readonly says: Wording
  readonly recomputed: (board: Scoreboard) => Recomputed
}

/** A number, or a share of plan, before it is written out; undefined where the board has none. */
export type Recomputed =
  | { readonly number: Quantity | Ratio | undefined }
  | { readonly share: Attainment }

/** Everything that was published, in the order of the source. */
export const FACTS: readonly Fact[] = [
  {
    quote: 'Trong năm, đã kết nạp mới 202 đảng viên (đạt 100,5% kế hoạch)',
    figures: [
      {
        published: '202',
        says: { en: 'new members admitted', vi: 'đảng viên mới kết nạp' },
        recomputed: actualOf(MEMBERS),
      },
      {
        published: '100,5%',
        says: { en: 'of plan', vi: 'so với kế hoạch' },
        recomputed: (board) => ({ share: board.target(MEMBERS).attainment }),
      },
    ],
  },
  {
    quote:
      'hoàn thành 14 chỉ tiêu Nghị quyết Đại hội Đảng bộ quận lần thứ 25 (trong đó có 2 chỉ tiêu hoàn thành sớm, 10 chỉ tiêu hoàn thành vượt mức)',
    figures: [
      {
        published: '14',
        says: { en: 'targets completed', vi: 'chỉ tiêu hoàn thành' },
        recomputed: count((board) => countsAt(board, CONGRESS).completed),
      },
      {
        published: '2',
        says: { en: 'completed early', vi: 'chỉ tiêu hoàn thành sớm' },
        recomputed: count((board) => countsAt(board, CONGRESS).completedEarly),
      },
      {
        published: '10',
        says: { en: 'completed and exceeded', vi: 'chỉ tiêu hoàn thành vượt mức' },
        recomputed: count((board) => countsAt(board, CONGRESS).exceeded),
      },
    ],
  },
  {
    quote:
      '27/28 chỉ tiêu công tác xây dựng Đảng, kinh tế - xã hội, an ninh quốc phòng năm 2020 (trong đó có 23 chỉ tiêu hoàn thành sớm, 10 chỉ tiêu hoàn thành vượt mức)',
    figures: [
      {
        published: '27',
        says: { en: 'targets completed', vi: 'chỉ tiêu hoàn thành' },
        recomputed: count((board) => yearCounts(board).completed),
      },
      {
        published: '28',
        says: { en: 'targets of 2020', vi: 'chỉ tiêu năm 2020' },
        recomputed: count((board) => yearCounts(board).total),
      },
      {
        published: '23',
        says: { en: 'completed early', vi: 'chỉ tiêu hoàn thành sớm' },
        recomputed: count((board) => yearCounts(board).completedEarly),
      },
      {
        published: '10',
        says: { en: 'completed and exceeded', vi: 'chỉ tiêu hoàn thành vượt mức' },
        recomputed: count((board) => yearCounts(board).exceeded),
      },
    ],
  },
  {
    quote: 'kiểm tra chuyên đề đối với 10 TCCS Đảng; giám sát chuyên đề 03 TCCS Đảng',
    figures: [
      {
        published: '10',
        says: { en: 'organisations inspected on a theme', vi: 'TCCS Đảng được kiểm tra chuyên đề' },
        recomputed: actualOf('inspected-on-theme-2020'),
      },
      {
        published: '03',
        says: {
          en: 'organisations supervised on a theme',
          vi: 'TCCS Đảng được giám sát chuyên đề',
        },
        recomputed: actualOf('supervised-on-theme-2020'),
      },
    ],
  },
  {
    quote:
      'kiểm tra được 7 tổ chức Đảng và 9 đảng viên khi có dấu hiệu vi phạm, kiểm tra đối với 38 tổ chức đảng cấp dưới',
    figures: [
      {
        published: '7',
        says: {
          en: 'organisations inspected on signs of violation',
          vi: 'tổ chức Đảng có dấu hiệu vi phạm được kiểm tra',
        },
        recomputed: actualOf('organisations-on-signs-2020'),
      },
      {
        published: '9',
        says: {
          en: 'members inspected on signs of violation',
          vi: 'đảng viên có dấu hiệu vi phạm được kiểm tra',
        },
        recomputed: actualOf('members-on-signs-2020'),
      },
      {
        published: '38',
        says: {
          en: 'lower-level organisations inspected',
          vi: 'tổ chức đảng cấp dưới được kiểm tra',
        },
        recomputed: actualOf('lower-level-inspected-2020'),
      },
    ],
  },
  {
    quote:
      'Thực hiện thi hành kỷ luật đảng đối với 06 đảng viên, trong đó, có 01 đồng chí ... thuộc diện Ban Thường vụ Quận ủy quản lý',
    figures: [
      {
        published: '06',
        says: { en: 'members disciplined', vi: 'đảng viên bị thi hành kỷ luật' },
        recomputed: actualOf('disciplined-2020'),
      },
      {
        published: '01',
        says: {
          en: 'of these managed by the standing committee',
          vi: 'trong đó thuộc diện Ban Thường vụ Quận ủy quản lý',
        },
        recomputed: (board) => ({
          number: board.target('disciplined-2020').parts?.[MANAGED_BY_COMMITTEE],
        }),
      },
    ],
  },
  {
    quote: '07 Chương trình công tác ... nhiệm kỳ 2020 - 2025',
    figures: [
      {
        published: '07',
        says: { en: 'work programmes of the term', vi: 'chương trình công tác của nhiệm kỳ' },
        recomputed: count((board) => programmeNodes(board).length),
      },
    ],
  },
]

function actualOf(target: string): Figure['recomputed'] {
  return (board) => ({ number: board.target(target).actual })
}

function count(counted: (board: Scoreboard) => number): Figure['recomputed'] {
  return (board) => ({ number: quantity(counted(board)) })
}
