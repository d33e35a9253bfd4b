import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The two tables as they stand in their files. */
export interface Texts {
  readonly indicators: string
  readonly years: string
}

/** A table that can't be read to its end. */
export class TableUnreadable extends Error {
  override readonly name = 'TableUnreadable'
}

/** The tables in a folder; throws {@link TableUnreadable} where one is not there. */
export async function textsIn(folder: string): Promise<Texts> {
  return {
    indicators: await textOf(join(folder, 'indicators.csv')),
    years: await textOf(join(folder, 'indicator-years.csv')),
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new TableUnreadable(`${path}: expected a table, found none that can be read.`, { cause })
  }
}
