import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { Marked } from 'marked'
import { expect, test } from 'vitest'
import { escapeMarkdown } from './escape.ts'

// Readers that make links of whatever looks like an address, and that take HTML for HTML.
const markdownIt = new MarkdownIt({ html: true, linkify: true })
const marked = new Marked({ gfm: true })
const READERS = {
  'markdown-it': (markdown: string) => markdownIt.render(markdown),
  marked: (markdown: string) => marked.parse(markdown, { async: false }),
}

test.each([
  ['http://example.com', String.raw`http:\//example\.com`],
  ['www.example.com', String.raw`www\.example\.com`],
  ['//localhost', String.raw`\//localhost`],
  ['mail a.b@c.org', String.raw`mail a\.b@&#8203;c\.org`],
  ['@team', '@&#8203;team'],
  ['fixes #1', String.raw`fixes \#&#8203;1`],
  ['GH-12', 'GH-&#8203;12'],
  [':smile: 10:30:15', ':&#8203;smile: 10:30:15'],
  ['100.5% of 1,234.5', '100.5% of 1,234.5'],
  ['C# @ home', String.raw`C\# @ home`],
  ['\u202Eevil', '&#8238;evil&#8236;'],
  ['\u202Eevil\u202C', '&#8238;evil&#8236;'],
  ['\u2066\u202Ea\u2069', '&#8294;&#8238;a&#8297;'],
  ['\u202A\u2067\u202Ca', '&#8234;&#8295;&#8236;a&#8297;&#8236;'],
])('%j', (title, escaped) => {
  expect(escapeMarkdown(title)).toBe(escaped)
})

const SIGNS = Array.from('\\`*_[]|~$#&<>;:/.@!-+()"\' \n\u202E\u2066\u2069\u202C\u200Ba1é')
const PATH = fc.constantFrom(...Array.from("abz09-._~!$&'()*+,;=:@/?#"), '%20', '%E1%BA%BF')
const PIECES = fc.constantFrom(
  ...SIGNS.concat('amp', 'lt', 'www.', 'example.com', 'https://', 'ftp://', 'mailto:', 'b.org'),
  ...SIGNS.concat('GH-', ':a:', '<b>', '<!--', '-->', '&#35;'),
)
// `webUrl` of fast-check takes more than a second to set up.
const ADDRESSES = fc
  .tuple(fc.constantFrom('http', 'https', 'ftp'), fc.domain(), fc.string({ unit: PATH }))
  .map(([scheme, domain, path]) => `${scheme}://${domain}/${path}`)
const TITLES = fc.oneof(
  fc.string({ unit: PIECES }),
  fc.string({ unit: 'grapheme' }),
  ADDRESSES,
  fc.emailAddress(),
  fc.domain(),
)

test.each(Object.entries(READERS))(
  '%s shows a title to the letter, as one cell and without a link',
  (_, render) =>
    fc.assert(
      fc.property(TITLES, (title) => {
        const html = render(`| ${escapeMarkdown(title)} | end |\n| --- | --- |\n`)
        const cells = Array.from(html.matchAll(/<th>(.*?)<\/th>/gs), ([, cell = '']) => cell)
        expect(cells[1]).toBe('end')
        expect(cells[0]).not.toContain('<')
        expect(shownBy(cells[0] ?? '')).toBe(shown(title))
      }),
    ),
)

test('what a title turns round, it turns back', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('\u202A\u202E\u2066\u2068\u202C\u2069a')) }),
      (title) => {
        const signs = Array.from(escapeMarkdown(title).matchAll(/&#(\d+);/g), ([, code]) =>
          String.fromCharCode(Number(code)),
        )
        let open: string[] = []
        for (const sign of signs) {
          if (sign === '\u2069') {
            const at = open.lastIndexOf(sign)
            if (at !== -1) open = open.slice(0, at)
          } else if (sign === '\u202C') {
            if (open.at(-1) === sign) open.pop()
          } else open.push('\u2066\u2067\u2068'.includes(sign) ? '\u2069' : '\u202C')
        }
        expect(open).toEqual([])
      },
    ),
  ))

/** The text of a cell: its entities resolved, and no more. */
function shownBy(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')
    .replaceAll(INVISIBLE, '')
    .trim()
}

// Stands where something would be made of a title, and closes what it leaves open.
const INVISIBLE = /[\u200B\u202C\u2069]/g

function shown(title: string): string {
  return title
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(INVISIBLE, '')
    .trim()
}
