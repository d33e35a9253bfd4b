// Everything that begins or ends markup inside a line, and the sign that keeps it from doing so.
const MARKUP = /[\\`*_[\]|~$#]/g
// Line and paragraph separators are line breaks to some readers. Other controls show as nothing.
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu
// A reader makes a link of two slashes, and of a point within a name that is not all digits.
const ADDRESSES = /\/(?=\/)|(?<=\p{L})\.(?=[\p{L}\p{N}])|(?<=\p{N})\.(?=\p{L})|(?<=www)\./giu
// Made links and pictures after the markup has been read, so that no backslash helps.
const REFERENCES = /@(?=[\p{L}\p{N}_])|#(?=\p{N})|\bGH-(?=\d)|:(?=[+-]1:|[a-z][\w+-]*:)/giu
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const NOTHING_WIDE = '\u200B'

/**
 * Text as one line of Markdown that shows it and nothing else:
 *
 * - markup, the bars of a table and bare addresses are escaped, line breaks become spaces,
 * - HTML is written as entities, since not every reader knows a backslash before it,
 * - a space of no width stands in `@name`, `#1`, `GH-1`, `:+1:` and addresses of mail, which readers such
 *   as GitHub turn into something else whatever is escaped,
 * - signs that override the direction of text are written as entities, and are closed where the text ends.
 *
 * @example
 * escapeMarkdown('a|b\n<b>*c*') //=> 'a\\|b &lt;b&gt;\\*c\\*'
 * escapeMarkdown('see www.example.com') //=> 'see www\\.example\\.com'
 * escapeMarkdown('@team') //=> '@&#8203;team'
 */
export function escapeMarkdown(text: string): string {
  const line = text.replaceAll(BREAKS, ' ').trim()
  return `${line}${closing(line)}`
    .replaceAll(REFERENCES, `$&${NOTHING_WIDE}`)
    .replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll(MARKUP, String.raw`\$&`)
    .replaceAll(ADDRESSES, String.raw`\$&`)
    .replaceAll(NOTHING_WIDE, '&#8203;')
    .replaceAll(DIRECTIONS, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** What closes the embeddings and isolates that a text leaves open, the last one first. */
function closing(text: string): string {
  const open: string[] = []
  for (const [sign] of text.matchAll(DIRECTIONS)) {
    if (sign === '\u202C' || sign === '\u2069') closeLast(open, sign)
    else open.push(sign < '\u202F' ? '\u202C' : '\u2069')
  }
  return open.toReversed().join('')
}

/** An isolate's end closes what was embedded in it; an embedding's end does not end an isolate. */
function closeLast(open: string[], sign: string): void {
  const last = sign === '\u2069' ? open.lastIndexOf(sign) : open.length - 1
  if (open[last] === sign) open.length = last
}
