import { differing, type CheckedFact, type CheckedFigure } from '../check.ts'
import type { Speaker } from '../wording.ts'
import { padded, toned, widthOf, wrapped } from '../../terminal/text.ts'

const INDENT = '  '

/** Each sentence of the source, and under it every figure as published and as recomputed. */
export function factsCheck(
  facts: readonly CheckedFact[],
  say: Speaker,
  width: number,
): readonly string[] {
  const published = say({ en: 'published', vi: 'công bố' })
  const found = say({ en: 'recomputed', vi: 'tính lại' })
  const all = facts.flatMap(({ figures }) => figures)
  const widest = (header: string, cells: readonly string[]): number =>
    Math.max(...[header, ...cells].map(widthOf))
  const publishedWidth = widest(
    published,
    all.map((figure) => figure.published),
  )
  const foundWidth = widest(
    found,
    all.map((figure) => figure.found),
  )
  const line = (mark: string, left: string, right: string, says: string): string =>
    `${INDENT}${mark} ${padded(left, publishedWidth, 'right')}   ${padded(right, foundWidth, 'right')}   ${says}`.trimEnd()
  return [
    toned('heading', line(' ', published, found, '')),
    ...facts.flatMap(({ quote, figures }) => [
      '',
      ...wrapped(`“${quote}”`, width).map((part) => toned('faint', part)),
      ...figures.map((figure) =>
        line(markOf(figure), figure.published, figure.found, say(figure.says)),
      ),
    ]),
  ]
}

/** What the check comes to, in one line. */
export function verdictOn(facts: readonly CheckedFact[], say: Speaker): string {
  const total = facts.flatMap(({ figures }) => figures).length
  const wrong = differing(facts).length
  return wrong === 0
    ? toned(
        'good',
        say({
          en: `✓ All ${total} published figures come out of the events again.`,
          vi: `✓ Cả ${total} số liệu đã công bố đều được tính lại đúng từ các sự kiện.`,
        }),
      )
    : toned(
        'bad',
        say({
          en: `✗ ${wrong} of ${total} published figures differ from what the events give.`,
          vi: `✗ ${wrong}/${total} số liệu đã công bố khác với kết quả tính lại từ các sự kiện.`,
        }),
      )
}

function markOf({ agrees }: CheckedFigure): string {
  return agrees ? toned('good', '✓') : toned('bad', '✗')
}
