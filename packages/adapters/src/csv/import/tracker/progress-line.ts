import { OBJECT, optionsIn, requireKind } from '@planfold/core/store'
import type { CsvProgress } from './import-csv.ts'

/** A terminal, as far as it is needed: `process.stderr` is one. */
export interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface ProgressLineOptions {
  /** How many bytes there are, for the share that is done; absent: no share is shown. */
  readonly bytes?: number | undefined
  /** Tells the present moment in milliseconds; absent: `performance.now`. */
  readonly now?: (() => number) | undefined
}

/** Least milliseconds between two lines. */
const PAUSE = 100

/**
 * Shows the progress of an import on one line of a terminal, and leaves the last one standing. Writes
 * nothing where the stream is no terminal.
 *
 * @example
 * const tracker = await openTracker({ store: memoryStore() })
 * const mapping = csvMapping({ name: 'none', rows: [{ target: 'a' }] })
 * await importCsv(tracker, 'Id\n1', mapping, { onProgress: progressLine(process.stderr) })
 */
export function progressLine(
  terminal: Terminal,
  options: ProgressLineOptions = {},
): (progress: CsvProgress) => void {
  const { bytes: all, now = () => performance.now() } = optionsIn(options, ['bytes', 'now'])
  requireKind('terminal', terminal, OBJECT)
  if (terminal.isTTY !== true) return () => undefined
  const began = now()
  let last = Number.NEGATIVE_INFINITY
  return ({ bytes, rows, refused, waiting, done }) => {
    const at = now()
    if (!done && at - last < PAUSE) return
    last = at
    const seconds = Math.max((at - began) / 1_000, 0.001)
    const parts = [
      ...(all === undefined || all === 0
        ? []
        : [`${Math.floor((Math.min(bytes, all) / all) * 100)}%`]),
      `${whole(rows)} rows`,
      `${megabytes(bytes)} MB`,
      `${whole(rows / seconds)} rows/s`,
      `${megabytes(bytes / seconds)} MB/s`,
      ...(refused === 0 ? [] : [`${whole(refused)} refused`]),
      ...(waiting === 0 ? [] : [`${whole(waiting)} waiting`]),
    ]
    // Back to the beginning of the line, and clear what is left of the one before.
    terminal.write(`\r${parts.join('  ')}\u001B[K${done ? '\n' : ''}`)
  }
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
