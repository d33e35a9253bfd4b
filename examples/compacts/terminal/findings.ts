import { formatQuantity } from '@planfold/core'
import { toned, wrapped } from '../../terminal/text.ts'
import type { Finding } from '../audit/finding.ts'
import type { OtherFigure } from '../audit/other-figures.ts'
import type { Audited } from '../audit/tally.ts'

const WIDTH = 100

/** The rows of each country whose published figure is not reproduced, under the reason why. */
export function findingsList(audited: readonly Audited[], all: boolean): readonly string[] {
  const listed = audited.filter(({ finding }) => isListed(finding, all))
  const byCountry = Map.groupBy(listed, ({ row }) => `${row.country}, ${row.table}`)
  return [...byCountry].flatMap(([heading, rows], place) => [
    ...(place === 0 ? [] : ['']),
    toned('heading', `${heading}: ${rows.length}`),
    ...[...Map.groupBy(rows, ({ finding }) => reasonOf(finding))].flatMap(([reason, those]) => [
      ...wrapped(reason, WIDTH - 2).map((text) => `  ${text}`),
      ...those.map(rowLine),
    ]),
  ])
}

function isListed({ kind }: Finding, all: boolean): boolean {
  return kind !== 'nothingPublished' && (all || kind !== 'reproduced')
}

function rowLine({ row: { line, indicator, year, published } }: Audited): string {
  const which = year === undefined ? indicator : `${indicator}, year ${year}`
  return `    line ${String(line).padEnd(5)}${published.padEnd(9)} ${which}`
}

/** What became of a published figure, in one sentence. */
function reasonOf(finding: Finding): string {
  switch (finding.kind) {
    case 'reproduced':
      return finding.by === 'shareOfPlan' ? 'Reproduced as a share of the plan.' : 'Reproduced.'
    case 'nothingPublished':
      return 'Nothing published.'
    case 'contradictsItself':
      return `The row contradicts itself: ${finding.follows} follows from it. ${givenBy(waysOf(finding))}`
    case 'notComputable': {
      const { because, formulas } = finding
      const given = formulas.length === 0 ? '' : ` ${givenBy(formulas)}`
      return `Not computable: ${because.map(asSentence).join(' ')}${given}`
    }
    case 'oursDiffers':
      return `OURS DIFFERS: ${finding.ours} for ${finding.expected}.`
    default:
      return finding satisfies never
  }
}

/** Another formula explains more than another figure, which can be found for any percentage. */
function waysOf({
  formulas,
  roundings,
  figures,
}: Extract<Finding, { kind: 'contradictsItself' }>): readonly string[] {
  return formulas.length > 0 ? formulas : [...roundings, ...figures.map(instead)]
}

function givenBy(ways: readonly string[]): string {
  if (ways.length === 0) return 'Nothing that was tried gives what is published.'
  return `What is published is given by ${choiceOf(ways)}.`
}

function instead({ figure, instead: value }: OtherFigure): string {
  const name = { baseline: 'a baseline', target: 'a target', actual: 'an actual' }[figure]
  return `${name} of ${formatQuantity(value, { locale: 'en' })}`
}

function choiceOf(ways: readonly string[]): string {
  return ways.length < 2 ? ways.join('') : `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`
}

function asSentence(reason: string): string {
  return reason.endsWith('.') ? reason : `${reason}.`
}
