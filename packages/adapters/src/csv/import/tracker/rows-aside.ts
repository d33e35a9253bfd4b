import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RowRecord } from '../rows/row.ts'

/** Characters of the rows that are held in memory, and of those that go into one file. */
const MOST_HELD = 4_194_304

/** What a row takes beside the characters of its cells, roughly. */
const OVERHEAD = 100

/**
 * Rows that are put aside to be read again later, in order. The latest are held in memory, up to 4 MB
 * of them; those before go into a temporary folder, so that memory does not grow with their number.
 */
export class RowsAside {
  size = 0
  readonly #most: number
  #held: RowRecord[] = []
  #characters = 0
  #folder: string | undefined
  #files = 0

  constructor(mostHeld = MOST_HELD) {
    this.#most = mostHeld
  }

  /** Rejects where the temporary folder can't be written to. */
  async put(row: RowRecord): Promise<void> {
    this.size += 1
    this.#held.push(row)
    this.#characters += charactersIn(row)
    if (this.#characters < this.#most) return
    this.#folder ??= await mkdtemp(join(tmpdir(), 'planfold-'))
    await writeFile(join(this.#folder, `${this.#files}.json`), JSON.stringify(this.#held))
    this.#files += 1
    this.#held = []
    this.#characters = 0
  }

  /** All rows put aside, a batch at a time. */
  async *batches(): AsyncGenerator<readonly RowRecord[], void> {
    for (let file = 0; file < this.#files && this.#folder !== undefined; file++) {
      const path = join(this.#folder, `${file}.json`)
      yield JSON.parse(await readFile(path, 'utf8')) as readonly RowRecord[]
    }
    yield this.#held
  }

  /** Removes the temporary folder. */
  async close(): Promise<void> {
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
  }
}

function charactersIn({ cells, derived = [] }: RowRecord): number {
  let characters = OVERHEAD
  for (const cell of cells) characters += cell.length
  for (const cell of derived) characters += cell.length
  return characters
}
