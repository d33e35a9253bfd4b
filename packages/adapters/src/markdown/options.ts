import { formatPercent } from '@planfold/core'
import { requireText } from '@planfold/core/store'
import { wordsIn, type Language } from '../wording/words-in.ts'
import type { Words } from '../wording/words.ts'

export interface MarkdownOptions {
  /** The language of headings, states, titles and figures, or words of your own; absent: `en`. */
  readonly language?: Language | Words | undefined
  /** Digits after the decimal sign of percentages, 0 to 100, both included; absent: 1. */
  readonly digits?: number | undefined
  /** The heading; absent: what the view is called in the language. */
  readonly heading?: string | undefined
}

export interface Style {
  readonly words: Words
  readonly digits: number
  readonly heading: string | undefined
}

/** The names of the options that each exporter of Markdown has. */
export const MARKDOWN_OPTIONS = ['language', 'digits', 'heading'] as const

/**
 * Fills in the defaults. Throws {@link RefusedInput} `UnknownLanguage`, `UnknownLocale` or
 * `InvalidDigits`.
 */
export function styleOf({ language = 'en', digits = 1, heading }: MarkdownOptions): Style {
  const words = wordsIn(language)
  if (heading !== undefined) requireText('heading', heading)
  // Refuses what it cannot format by, before there is anything to format.
  formatPercent({ undefined: 'noPlan' }, { digits, locale: words.language })
  return { words, digits, heading }
}
