import { parsePercent, type Ratio } from '@planfold/core/quantity'

/** What a table says of how far an indicator has come. */
export type Published =
  | { readonly kind: 'percent'; readonly ratio: Ratio; readonly digits: number }
  /** A day that was to be met: whether it was. */
  | { readonly kind: 'word'; readonly completed: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable' }

const WORDS: Readonly<Record<string, Published>> = {
  '': { kind: 'nothing' },
  'N/A': { kind: 'nothing' },
  Unavailable: { kind: 'nothing' },
  Complete: { kind: 'word', completed: true },
  Incomplete: { kind: 'word', completed: false },
  Pending: { kind: 'word', completed: false },
}

/**
 * Reads a cell of percentages; two of them lack their sign.
 *
 * @example
 * publishedIn('108.82%') //=> { kind: 'percent', ratio: { numerator: '2721', denominator: '2500' }, digits: 2 }
 */
export function publishedIn(cell: string): Published {
  const text = cell.trim()
  const word = WORDS[text]
  if (word !== undefined) return word
  const percent = parsePercent(text.endsWith('%') ? text : `${text}%`)
  return percent.ok ? { kind: 'percent', ...percent.value } : { kind: 'unreadable' }
}
