import type { CsvError, Options, Parser } from 'csv-parse'
import type { Refusal } from '@planfold/core'
import { loadPeer } from '../../../peer/load-peer.ts'
import type { FileFormat } from '../mapping/mapping.ts'
import { refuseImport } from '../refusals.ts'
import { LineIndex } from './line-index.ts'
import { SourceFailed } from './source.ts'

/** A row as it stands in the file: its cells still bytes, one character each. */
export interface CsvRecord {
  /** The line it begins on. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The rows of one piece of the file. */
export interface RecordBatch {
  readonly records: readonly CsvRecord[]
  /** Where the file can't be read any further, and why. */
  readonly fault?: { readonly line: number; readonly refusal: Refusal }
}

/** Most characters of a row: more is a quote left open, not a row. */
const LONGEST_ROW = 1_048_576

/**
 * The rows of a file, a batch for each piece of it; `firstLine` is the line the first byte is on. Ends
 * with a fault where the file can't be read any further. Rejects with {@link MissingPeer} without
 * csv-parse.
 */
export async function* recordsOf(
  pieces: AsyncIterable<Uint8Array>,
  format: FileFormat,
  firstLine: number,
): AsyncGenerator<RecordBatch, void> {
  const { parse } = await loadPeer('csv-parse', () => import('csv-parse'))
  const lines = new LineIndex(firstLine)
  let records: CsvRecord[] = []
  let end = 0
  const parser = parse({
    ...optionsOf(format),
    on_record: (cells: string[], { bytes }) => {
      records.push({ line: lines.lineFrom(end), cells })
      end = bytes
      // Nothing is passed on, so that nothing waits in the parser for a reader.
      return undefined
    },
  })
  // What goes wrong is answered by the call that it went wrong in.
  parser.on('error', () => undefined)

  const faultOf = (error: CsvError) => {
    const line = lines.lineFrom(end)
    return { line, refusal: unreadable(error, line) }
  }
  const batchAfter = async (step: (done: (error?: Error | null) => void) => void) => {
    const error = await new Promise<Error | null | undefined>(step)
    const batch = { records }
    records = []
    return error ? { ...batch, fault: faultOf(error as CsvError) } : batch
  }

  try {
    for await (const piece of pieces) {
      lines.take(piece)
      const batch: RecordBatch = await batchAfter((done) => parser.write(piece, done))
      yield batch
      if (batch.fault !== undefined) return
    }
  } catch (error) {
    if (!(error instanceof SourceFailed)) throw error
    const line = lines.lineFrom(end)
    yield { records: [], fault: { line, refusal: sourceFailed(error, line) } }
    return
  }
  yield await batchAfter((done) => ended(parser, done))
}

/** What became of a file whose source has failed; what had come before has been read. */
export function sourceFailed({ message }: SourceFailed, line: number): Refusal {
  const remedy = 'Import again: what was imported before is not stored again.'
  const expected = `a source to be read on from line ${line}`
  return refuseImport('SourceFailed', '', message, expected, remedy, { line })
}

function ended(parser: Parser, done: (error?: Error | null) => void): void {
  parser.once('error', done)
  parser.end(() => done())
}

function optionsOf({ delimiter = ',', quote = '"', quoting = 'strict' }: FileFormat): Options {
  const isQuoted = quote !== 'none'
  return {
    // One character a byte: lines and cells are told apart by ASCII alone.
    encoding: 'latin1',
    delimiter,
    quote: isQuoted ? quote : false,
    escape: isQuoted ? quote : false,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: quoting === 'lenient',
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  }
}

function unreadable(error: CsvError, line: number): Refusal {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refuseImport(
        'QuoteNotClosed',
        '',
        undefined,
        `a closing quote for one opened in the row that begins on line ${line}`,
        'Close the quote, or name another quote character in the mapping.',
        { line },
      )
    case 'CSV_MAX_RECORD_SIZE':
      return refuseImport(
        'RowTooLong',
        '',
        undefined,
        `a row of at most ${LONGEST_ROW} characters from line ${line} on`,
        'Look for a quote that is left open there, or name another quote character.',
        { line, most: LONGEST_ROW },
      )
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return refuseImport(
        'MisplacedQuote',
        '',
        'a quote within a cell',
        `quotes around whole cells only, in the row that begins on line ${line}`,
        'Double the quote within the cell, or read the file with lenient quoting.',
        { line },
      )
    default:
      throw error
  }
}
