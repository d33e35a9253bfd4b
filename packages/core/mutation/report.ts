/** The part of Stryker's JSON report that is read here. */
export interface Report {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>
  >
}

interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement?: string
  readonly statusReason?: string
  readonly location: { readonly start: Place; readonly end: Place }
}

/** Both from 1. */
interface Place {
  readonly line: number
  readonly column: number
}

export interface Score {
  readonly killed: number
  /**
   * How many of the killed only the clock stopped, not a test nor the count of passes through a
   * loop: endless, or too slow on a machine that is busy.
   */
  readonly stopped: number
  readonly total: number
  /** Mutants no test has noticed, each as `file:line: what became what`. */
  readonly survivors: readonly string[]
}

const KILLED = new Set(['Killed', 'Timeout'])
const SURVIVED = new Set(['Survived', 'NoCoverage'])

/** Counts mutants as killed or not; what did not compile or is excused by a comment is neither. */
export function scoreOf({ files }: Report): Score {
  let killed = 0
  let stopped = 0
  const survivors: string[] = []
  for (const [file, { source, mutants }] of Object.entries(files)) {
    for (const { status, statusReason, location, replacement = '', mutatorName } of mutants) {
      if (KILLED.has(status)) killed += 1
      if (status === 'Timeout' && statusReason === undefined) stopped += 1
      if (!SURVIVED.has(status)) continue
      const found = shortened(textAt(source, location.start, location.end))
      const place = `${file}:${location.start.line}`
      survivors.push(`${place}: ${mutatorName}: ${found} -> ${shortened(replacement)}`)
    }
  }
  return { killed, stopped, total: killed + survivors.length, survivors }
}

function textAt(source: string, start: Place, end: Place): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n')
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 89)}…` : line
}
