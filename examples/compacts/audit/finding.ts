import { formatPercent, isCompleted, type Standing } from '@planfold/core'
import {
  compareRatios,
  isRatio,
  type Attainment,
  type NoAttainment,
  type Ratio,
} from '@planfold/core/quantity'
import { figuresIn, type Figures } from './figures.ts'
import { isWrittenAs, otherFormulas, otherRoundings, publishedFormula } from './formulas.ts'
import { otherFigures, type OtherFigure } from './other-figures.ts'
import { publishedIn, type Published } from './published.ts'
import type { TableRow } from '../tables/table-row.ts'

/** What became of one row's published figure. */
export type Finding =
  /** The engine's figure is the published one, to the digit; or the target is done or open as it says. */
  | { readonly kind: 'reproduced'; readonly by: 'formula' | 'shareOfPlan' | 'state' }
  | { readonly kind: 'nothingPublished' }
  /** What is published does not follow from the row by the published formula. */
  | {
      readonly kind: 'contradictsItself'
      /** What does follow, as it would have been written. */
      readonly follows: string
      /** What would give the published figure: other formulas, roundings, or figures. */
      readonly formulas: readonly string[]
      readonly roundings: readonly string[]
      readonly figures: readonly OtherFigure[]
    }
  | {
      readonly kind: 'notComputable'
      readonly because: readonly string[]
      readonly formulas: readonly string[]
    }
  /** The engine is wrong, or this program is. */
  | { readonly kind: 'oursDiffers'; readonly ours: string; readonly expected: string }

type Percent = Extract<Published, { kind: 'percent' }>

/** Holds what the engine makes of a row against what was published. */
export function findingOf(row: TableRow, standing: Standing | undefined): Finding {
  const figures = figuresIn(row.cells)
  const ours = standing?.attainment
  const expected = publishedFormula(figures)
  // The engine's figure is the formula's, published or not; of a milestone there is no percentage.
  if (standing !== undefined && standing.measure !== 'steps' && !agree(ours, expected)) {
    return { kind: 'oursDiffers', ours: shown(ours, 6), expected: shown(expected, 6) }
  }
  const published = publishedIn(row.published)
  switch (published.kind) {
    case 'nothing':
      return { kind: 'nothingPublished' }
    case 'word':
      return findingOfWord(published.completed, row, standing)
    case 'percent':
      return findingOfPercent(published, row, figures, standing)
    case 'unreadable':
      return notComputable([`${row.publishedColumn} is ${JSON.stringify(row.published)}`])
    default:
      return published satisfies never
  }
}

function findingOfWord(completed: boolean, row: TableRow, standing: Standing | undefined): Finding {
  if (standing === undefined) return notComputable(row.faults)
  if (isDone(standing) === completed) return { kind: 'reproduced', by: 'state' }
  if (figureless(standing)) return notComputable([`there is nothing in ${row.actualColumn}`])
  const follows = standing.state ?? 'not done'
  return { kind: 'contradictsItself', follows, formulas: [], roundings: [], figures: [] }
}

/** A year may say that a step was done though it was promised for no day of that year. */
function isDone({ kind, state, actual }: Standing): boolean {
  return kind === 'indicator' ? actual !== undefined : isCompleted(state)
}

function figureless({ reports }: Standing): boolean {
  return reports.beforePeriod + reports.counted + reports.afterDeadline === 0
}

function findingOfPercent(
  percent: Percent,
  row: TableRow,
  figures: Figures,
  standing: Standing | undefined,
): Finding {
  if (standing === undefined) return notComputable(row.faults)
  const { attainment } = standing
  if (!isRatio(attainment)) {
    const because = [reasonOf(attainment.undefined, row)]
    return notComputable(because, otherFormulas(figures, percent))
  }
  if (isWrittenAs(attainment, percent)) {
    return { kind: 'reproduced', by: figures.baseline === undefined ? 'shareOfPlan' : 'formula' }
  }
  return {
    kind: 'contradictsItself',
    follows: shown(attainment, percent.digits),
    formulas: otherFormulas(figures, percent),
    roundings: otherRoundings(figures, percent),
    figures: otherFigures(figures, percent),
  }
}

function notComputable(because: readonly string[], formulas: readonly string[] = []): Finding {
  return { kind: 'notComputable', because, formulas }
}

function agree(ours: Attainment | undefined, expected: Ratio | undefined): boolean {
  return isRatio(ours)
    ? expected !== undefined && compareRatios(ours, expected) === 0
    : expected === undefined
}

/** Why there is no figure, in the words of the row. */
function reasonOf(reason: NoAttainment, { actualColumn, planColumn }: TableRow): string {
  switch (reason) {
    case 'noReport':
      return `there is nothing in ${actualColumn}`
    case 'noPlan':
      return `there is nothing in ${planColumn}`
    case 'zeroSpan':
      return `${planColumn} is the baseline: no change was planned`
    case 'zeroPlan':
      return `${planColumn} is zero`
    case 'noBaseline':
      return 'there is nothing in baseline'
    case 'outsideBand':
    case 'zeroDenominator':
    case 'noActual':
    case 'byRule':
      return reason
    default:
      return reason satisfies never
  }
}

function shown(attainment: Attainment | undefined, digits: number): string {
  return formatPercent(attainment ?? { undefined: 'noReport' }, { digits, display: 'plain' })
}
