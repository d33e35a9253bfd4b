import type { HistoryEntry } from '@planfold/core'
import { requireEntries } from '../board/required.ts'
import { wordsIn, type Language } from './words-in.ts'
import type { Words } from './words.ts'

/**
 * A history told in a language: the same entries, each with its `text` in it. Throws {@link RefusedInput}
 * `UnknownLanguage` for one there are no words of.
 *
 * @example
 * toldIn([], 'vi') //=> []
 */
export function toldIn(
  entries: readonly HistoryEntry[],
  language: Language | Words,
): readonly HistoryEntry[] {
  requireEntries(entries)
  const { event: textOf } = wordsIn(language)
  return entries.map((entry) => ({ ...entry, text: textOf(entry.event) }))
}
