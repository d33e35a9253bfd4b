import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RowRecord } from '../rows/row.ts'

/** Characters of the rows that are held in memory, and of those that go into one file. */
const MOST_HELD = 4_194_304

/** What a row and a cell take beside their characters, counted as characters. */
const OF_ROW = 100
const OF_CELL = 16

/**
 * Rows that are put aside to be read again later, once and in order. The latest are held in memory, up
 * to about 4 MB of them; those before go into a temporary folder, so that memory does not grow with
 * their number.
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
    await writeFile(pathOf(this.#folder, this.#files), JSON.stringify(this.#held))
    this.#files += 1
    this.#held = []
    this.#characters = 0
  }

  /** Gives the rows back, a batch at a time, and keeps none of them. */
  async *batches(): AsyncGenerator<readonly RowRecord[], void> {
    const folder = this.#folder ?? ''
    for (let file = 0; file < this.#files; file++) {
      const path = pathOf(folder, file)
      const rows = JSON.parse(await readFile(path, 'utf8')) as readonly RowRecord[]
      await rm(path)
      yield rows
    }
    const rest = this.#held
    this.#held = []
    yield rest
    await this.close()
  }

  /** Forgets the rows that have not been given back, and removes the temporary folder. */
  async close(): Promise<void> {
    this.#held = []
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true })
  }
}

function pathOf(folder: string, file: number): string {
  return join(folder, `${file}.json`)
}

function charactersIn({ cells, derived = [] }: RowRecord): number {
  let characters = OF_ROW + OF_CELL * (cells.length + derived.length)
  for (const cell of cells) characters += cell.length
  for (const cell of derived) characters += cell.length
  return characters
}
