import { textIn, type State, type Text } from '@planfold/core'

/** The languages the board speaks. */
export type Language = 'en' | 'vi'

export const LANGUAGES: readonly Language[] = ['en', 'vi']

/** A text in both languages: none may be forgotten. */
export type Wording = Readonly<Record<Language, string>>

/** Reads in one language whatever is worded in both. */
export type Speaker = (text: Text) => string

export function speakerOf(language: Language): Speaker {
  return (text) => textIn(text, language)
}

/** What the board is called. */
export const TITLE: Wording = {
  en: 'Ba Đình district: the results of 2020',
  vi: 'Quận Ba Đình: kết quả năm 2020',
}

/**
 * A calendar day as people of the language write it.
 *
 * @example
 * dayInWords('2020-12-31', 'vi') //=> '31/12/2020'
 */
export function dayInWords(day: string, language: Language): string {
  return language === 'vi' ? day.split('-').toReversed().join('/') : day
}

export const STATE_WORDING: Readonly<Record<State, Wording>> = {
  cancelled: { en: 'cancelled', vi: 'đã hủy' },
  notStarted: { en: 'not started', vi: 'chưa bắt đầu' },
  completedEarly: { en: 'completed early', vi: 'hoàn thành sớm' },
  completedOnTime: { en: 'completed on time', vi: 'hoàn thành đúng hạn' },
  completedLate: { en: 'completed late', vi: 'hoàn thành muộn' },
  open: { en: 'open', vi: 'đang thực hiện' },
  unreported: { en: 'unreported', vi: 'chưa báo cáo' },
  missed: { en: 'missed', vi: 'chưa hoàn thành' },
}

export const EXCEEDED: Wording = { en: 'exceeded', vi: 'vượt mức' }
