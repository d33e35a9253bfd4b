import { OBJECT, requireKind, requireText } from '../refusal/kinds.ts'
import type { Text } from '../event/terms.ts'

/** A text in the language asked for, else in English, else in the first there is. */
export function textIn(text: Text, language: string): string {
  if (typeof text === 'string') return text
  requireKind('text', text, OBJECT)
  requireText('language', language)
  const own = (tag: string): string | undefined =>
    Object.hasOwn(text, tag) ? text[tag] : undefined
  return own(language) ?? own('en') ?? Object.values(text)[0] ?? ''
}
