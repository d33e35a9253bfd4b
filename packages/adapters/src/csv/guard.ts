/** What a spreadsheet splits a line at, in one country or another. */
const SEPARATORS = ',;|\t\u060C\u061B\r\n'

/**
 * What makes a formula of a cell that begins with it: signs that OWASP names in "CSV Injection" and in
 * its ASVS, 1.2.10. Readers drop NUL and the byte order mark, so that what follows begins the cell.
 */
const BEGINS_FORMULA = '=+-@\0\uFEFF＝＋－＠'

const MAY_BEGIN_FORMULA = new RegExp(`[${BEGINS_FORMULA.replace('-', String.raw`\-`)}]`)

/**
 * Text that is a formula for no spreadsheet: an apostrophe stands before every sign that begins one,
 * wherever a reader may take a cell to begin: at the beginning, after a separator of any country, after a
 * line break. It stands before a tab or a break that the text begins with, too. Two texts never become
 * one, since {@link unguarded} is the inverse.
 *
 * @example
 * guarded('=1+1') //=> "'=1+1"
 * guarded("'=1+1") //=> "''=1+1"
 * guarded('a;-1') //=> "a;'-1"
 * guarded('a - b') //=> 'a - b'
 */
export function guarded(text: string): string {
  const rest = rewritten(text, (before) => `${before}'`)
  return /^'*[\t\r\n]/.test(text) ? `'${rest}` : rest
}

/**
 * The text that {@link guarded} was given; other text that looks guarded loses an apostrophe, too.
 *
 * @example
 * unguarded("a;'-1") //=> 'a;-1'
 */
export function unguarded(text: string): string {
  const rest = rewritten(text, (before) => (before.endsWith("'") ? before.slice(0, -1) : before))
  return /^'+[\t\r\n]/.test(text) ? rest.slice(1) : rest
}

/** Rewrites what stands before each sign that begins a formula where a cell may begin. */
function rewritten(text: string, rewrite: (before: string) => string): string {
  if (!MAY_BEGIN_FORMULA.test(text)) return text
  let written = ''
  let from = 0
  let at: 'beginning' | 'apostrophe' | 'inside' = 'beginning'
  for (let place = 0; place < text.length; place++) {
    const sign = text.charAt(place)
    if (at !== 'inside' && BEGINS_FORMULA.includes(sign)) {
      written += rewrite(text.slice(from, place))
      from = place
    }
    if (SEPARATORS.includes(sign)) at = 'beginning'
    else if (sign === "'" && at !== 'inside') at = 'apostrophe'
    // A quote opens the cell of a reader for whom the one before has ended.
    else if (sign !== '"' || at !== 'beginning') at = 'inside'
  }
  return written + text.slice(from)
}
