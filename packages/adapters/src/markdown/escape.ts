// Everything that begins or ends markup inside a line, and the sign that keeps it from doing so.
const MARKUP = /[\\`*_[\]|~$#]/g
// Line and paragraph separators are line breaks to some readers. Other controls show as nothing.
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Text as one line of Markdown that shows it and nothing else: markup and the bars of a table are
 * escaped, HTML is written as entities, since not every reader knows a backslash before it, and
 * line breaks become spaces.
 *
 * @example
 * escapeMarkdown('a|b\n<b>*c*') //=> 'a\\|b &lt;b&gt;\\*c\\*'
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(BREAKS, ' ')
    .trim()
    .replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll(MARKUP, String.raw`\$&`)
}
