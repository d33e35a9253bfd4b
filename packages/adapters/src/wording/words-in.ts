import { RefusedInput, type Refusal } from '@planfold/core'
import { refuse } from '@planfold/core/store'
import { ENGLISH } from './english.ts'
import { VIETNAMESE } from './vietnamese.ts'
import type { WordingRefusals } from './refusals.ts'
import type { Words } from './words.ts'

const WORDS = { en: ENGLISH, vi: VIETNAMESE } as const satisfies Record<string, Words>

/** The languages there are words for. */
export type Language = keyof typeof WORDS

/**
 * The words of a language; words of one's own are given back. Throws {@link RefusedInput} `UnknownLanguage` for one there are none of.
 *
 * @example
 * wordsIn('vi').counts.completedEarly //=> 'hoàn thành sớm'
 * wordsIn('vi').ofPlan('100,5%') //=> 'đạt 100,5% kế hoạch'
 */
export function wordsIn(language: Language | Words): Words {
  if (isWords(language)) return language
  if (Object.hasOwn(WORDS, language)) return WORDS[language]
  throw new RefusedInput(unknownLanguage(language, { known: Object.keys(WORDS) }))
}

/** Words of one's own have all that the English ones have. */
function isWords(given: unknown): given is Words {
  if (typeof given !== 'object' || given === null) return false
  const words = given as Readonly<Record<string, unknown>>
  return Object.entries(ENGLISH).every(([name, own]) => typeof words[name] === typeof own)
}

function unknownLanguage(
  found: unknown,
  parameters: WordingRefusals['UnknownLanguage'],
): Refusal<'UnknownLanguage'> {
  const expected = `one of ${parameters.known.join(', ')}`
  const remedy = 'Give Words of your own instead.'
  return refuse('UnknownLanguage', 'language', found, expected, remedy, { ...parameters })
}
