import { formatPercent, formatQuantity, type Scoreboard } from '@planfold/core'
import type { Fact, Figure, Recomputed } from './facts.ts'

/** A published figure beside the recomputed one, both as the source writes figures. */
export interface CheckedFigure extends Figure {
  readonly found: string
  readonly agrees: boolean
}

export interface CheckedFact extends Omit<Fact, 'figures'> {
  readonly figures: readonly CheckedFigure[]
}

/** Works out every published figure anew and compares what a reader would see. */
export function check(board: Scoreboard, facts: readonly Fact[]): readonly CheckedFact[] {
  return facts.map((fact) => ({
    ...fact,
    figures: fact.figures.map((figure) => {
      const found = writtenLike(figure.published, figure.recomputed(board))
      return { ...figure, found, agrees: found === figure.published }
    }),
  }))
}

/** The figures that differ. */
export function differing(facts: readonly CheckedFact[]): readonly CheckedFigure[] {
  return facts.flatMap(({ figures }) => figures.filter(({ agrees }) => !agrees))
}

/**
 * A recomputed figure in the form of a published Vietnamese one: as many digits after the decimal
 * comma, rounded and no more, and zeros in front where the source has them ("03").
 */
function writtenLike(published: string, recomputed: Recomputed): string {
  const digits = /,(\d+)/.exec(published)?.[1]?.length ?? 0
  const format = { digits, locale: 'vi' } as const
  if ('share' in recomputed) {
    return formatPercent(recomputed.share, { ...format, display: 'plain' })
  }
  const written = formatQuantity(recomputed.number, format)
  return recomputed.number === undefined ? written : written.padStart(published.length, '0')
}
