import { SEED } from './commands/draw.ts'
import type { Wording } from './wording.ts'

export const NOTES_HEADING: Wording = {
  en: "What is not the source's",
  vi: 'Những gì không phải của nguồn',
}

/** What on a page made of the board is not the source's. */
export const NOTES: readonly Wording[] = [
  {
    en: `Of the targets of 2020 and of the congress resolution only the totals are the source's. Which target was early or exceeded, and on which day, is not known: seed ${SEED} drew that from what the totals allow, and so also how many were both.`,
    vi: `Với các chỉ tiêu năm 2020 và của Nghị quyết Đại hội, nguồn chỉ nêu tổng số. Chỉ tiêu nào hoàn thành sớm, chỉ tiêu nào vượt mức, vào ngày nào thì không rõ: chi tiết được chọn ngẫu nhiên (hạt giống ${SEED}) trong những khả năng mà tổng số cho phép, kể cả số chỉ tiêu vừa sớm vừa vượt mức.`,
  },
  {
    en: 'For the congress resolution the source states no total: 14 of at least 14. Nor does it state the period; the year 2020 stands in for it.',
    vi: 'Nguồn không nêu tổng số chỉ tiêu của Nghị quyết Đại hội: 14 trên ít nhất 14. Nguồn cũng không nêu kỳ thực hiện; ở đây lấy năm 2020.',
  },
  {
    en: 'Of the one target of 2020 that is not among the 27 completed the source says nothing more. Nobody reported on it, so it stands as unreported.',
    vi: 'Về chỉ tiêu còn lại ngoài 27 chỉ tiêu hoàn thành của năm 2020, nguồn không nói gì thêm. Vì không có báo cáo nên ghi là chưa báo cáo.',
  },
  {
    en: 'The plan for new members is not stated: 201 is the only whole number of which 202 is 100.5%. It stands apart from the 28, since nothing says that it is one of them.',
    vi: 'Kế hoạch kết nạp đảng viên không được nêu: 201 là số nguyên duy nhất cho kết quả 202 đạt 100,5%. Chỉ tiêu này đứng riêng vì nguồn không nói nó thuộc 28 chỉ tiêu.',
  },
  {
    en: `The months of the new members are drawn by seed ${SEED}; only their sum, 202, is the source's. They reach the plan on the last day, so as not to claim that it was reached early.`,
    vi: `Số kết nạp từng tháng được chọn ngẫu nhiên (hạt giống ${SEED}); chỉ tổng số 202 là của nguồn. Kế hoạch đạt vào ngày cuối năm, để không khẳng định là đạt sớm.`,
  },
  {
    en: `The source names 7 programmes of the term and does not say which target belongs to which: seed ${SEED} dealt them out. The names are shortened, and the term is taken from 2020-01-01 to 2025-12-31.`,
    vi: `Nguồn nêu 7 chương trình của nhiệm kỳ, không nói chỉ tiêu nào thuộc chương trình nào: việc phân bổ là ngẫu nhiên (hạt giống ${SEED}). Tên chương trình được rút gọn; nhiệm kỳ lấy từ 01/01/2020 đến 31/12/2025.`,
  },
  {
    en: 'The goals of 2021 are to be declared, not measured: neither the targets of 2021 nor the size of the top group are known.',
    vi: 'Mục tiêu năm 2021 được ghi nhận theo tuyên bố, không đo lường: chưa biết các chỉ tiêu năm 2021 cũng như tốp đầu gồm mấy đơn vị.',
  },
  {
    en: 'Everything is recorded by a fixed clock at 17:00 in Hà Nội on 2020-12-31; when it really became known is not stated.',
    vi: 'Mọi sự kiện được ghi nhận theo đồng hồ cố định: 17 giờ ngày 31/12/2020 tại Hà Nội; nguồn không nêu thời điểm biết thực tế.',
  },
]
