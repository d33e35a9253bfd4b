import { styleText } from 'node:util'

const GRAPHEMES = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * Columns a text takes on a terminal: one for each letter with whatever marks are on it, however
 * the letter is composed. Right for alphabets, not for scripts with wide characters.
 *
 * @example
 * widthOf('hoàn thành'.normalize('NFD')) //=> 10
 */
export function widthOf(text: string): number {
  return [...GRAPHEMES.segment(text)].length
}

/** Fills a text up with spaces to so many columns. */
export function padded(text: string, width: number, align: 'left' | 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'left' ? text + spaces : spaces + text
}

/** Breaks a text between words into lines of at most so many columns; a longer word stays whole. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}

/** How a text is set off. */
export type Tone = 'title' | 'heading' | 'faint' | 'good' | 'bad'

const STYLES: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  title: ['bold', 'underline'],
  heading: 'bold',
  faint: 'dim',
  good: 'green',
  bad: ['bold', 'red'],
}

/** Sets a text off; leaves it plain where the stream is no terminal or `NO_COLOR` is set. */
export function toned(
  tone: Tone,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(STYLES[tone], text, { stream })
}
