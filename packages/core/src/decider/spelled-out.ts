import type { TargetTerms } from '../event/terms.ts'
import { ONE, ZERO } from '../quantity/quantity.ts'
import type { CheckedCommand } from './commands.ts'
import { patchFrom, termsFrom } from './terms-from.ts'

/**
 * A command with those defaults written out that follow from it alone: two spellings of one command
 * come to the same. What only the target can say, such as its unit, stays left out.
 */
export function spelledOut(command: CheckedCommand): object {
  return { ...commandSpelledOut(command), evidence: filled(command.evidence) }
}

/**
 * The same from the other side, for what comes by most: of a report what goes without saying is left
 * out, so that the usual one is the command itself.
 */
export function pared(command: CheckedCommand): object {
  if (command.type !== 'ReportProgress') return spelledOut(command)
  const { status, parts, evidence } = command
  if (status === undefined && parts === undefined && evidence === undefined) return command
  return {
    ...command,
    status: status === 'final' ? undefined : status,
    parts: filled(parts),
    evidence: filled(evidence),
  }
}

function commandSpelledOut(command: CheckedCommand): object {
  switch (command.type) {
    case 'SetTarget':
      return { ...command, ...termsSpelledOut(termsFrom(command)) }
    case 'ReviseTarget':
      return { ...command, set: patchFrom(command.set) }
    case 'ReportProgress':
      return { ...command, parts: filled(command.parts), status: command.status ?? 'final' }
    default:
      return command
  }
}

/** Terms with every default written out: those that mean the same come to the same. */
export function termsSpelledOut(terms: TargetTerms): object {
  return {
    ...terms,
    // A completion said as it would be derived is the same; a direction said outright is not.
    derived: terms.derived?.filter((term) => term === 'direction') ?? [],
    // Elsewhere a tolerance is refused, be it zero.
    ...(terms.direction === 'exactly' && { tolerance: terms.tolerance ?? ZERO }),
    weight: terms.weight ?? ONE,
    labels: filled(terms.labels),
  }
}

function filled<Named extends object>(named: Named | undefined): Named | undefined {
  return named === undefined || Object.keys(named).length === 0 ? undefined : named
}
