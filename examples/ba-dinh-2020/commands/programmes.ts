import type { Wording } from '../wording.ts'

/** Where the programmes of the term 2020-2025 stand in the roll-up tree, one node for each. */
export const TERM_PATH = 'term-2020-2025'

/** Where the goals of 2021 stand in the roll-up tree. */
export const NEXT_YEAR_PATH = 'goals-2021'

/** A work programme of the term; its name is a short form of the source's. */
export interface WorkProgramme {
  readonly number: number
  /** Its node of the roll-up tree. */
  readonly path: string
  readonly title: Wording
}

export const PROGRAMMES: readonly WorkProgramme[] = (
  [
    {
      en: 'Party leadership; a lean, clean political system',
      vi: 'Năng lực lãnh đạo của Đảng; hệ thống chính trị tinh gọn, trong sạch',
    },
    {
      en: 'Preventing corruption, practising thrift',
      vi: 'Phòng, chống tham nhũng; thực hành tiết kiệm',
    },
    { en: 'Defence, security, public order', vi: 'Quốc phòng, an ninh, trật tự xã hội' },
    { en: 'Economic potential, services and trade', vi: 'Tiềm năng kinh tế, dịch vụ, thương mại' },
    {
      en: 'Administrative reform; urban-government pilot',
      vi: 'Cải cách hành chính; thí điểm chính quyền đô thị',
    },
    {
      en: 'Culture, people, social security, education and training',
      vi: 'Văn hóa, con người, an sinh xã hội, giáo dục và đào tạo',
    },
    {
      en: 'Planning, urban management, land, construction, environment',
      vi: 'Quy hoạch, đô thị, đất đai, trật tự xây dựng, môi trường',
    },
  ] satisfies readonly Wording[]
).map((title, index) => ({
  number: index + 1,
  path: `${TERM_PATH}/programme-${index + 1}`,
  title,
}))

/** The node of a programme's targets of 2020, beneath its own. */
export function yearPath(programme: WorkProgramme): string {
  return `${programme.path}/2020`
}
