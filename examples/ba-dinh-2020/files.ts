import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Scoreboard } from '@planfold/core'
import { scoreboardCsv } from '@planfold/adapters/csv'
import { scoreboardJson } from '@planfold/adapters/json'
import { scoreboardMarkdown } from '@planfold/adapters/markdown'
import { NOTES, NOTES_HEADING } from './notes.ts'
import { speakerOf, TITLE, type Language } from './wording.ts'

/** Writes a board as Markdown, CSV and JSON, over what is there; returns the paths written. */
export async function writeFiles(
  folder: string,
  board: Scoreboard,
  language: Language,
): Promise<readonly string[]> {
  const title = speakerOf(language)(TITLE)
  const files = [
    {
      name: 'ba-dinh-2020.md',
      chunks: withNotes(scoreboardMarkdown(board, { language, heading: title }), language),
    },
    { name: 'ba-dinh-2020.csv', chunks: scoreboardCsv(board, { language }) },
    { name: 'ba-dinh-2020.json', chunks: scoreboardJson(board, { indent: 2 }) },
  ]
  const paths: string[] = []
  for (const { name, chunks } of files) {
    const path = join(folder, name)
    await pipeline(Readable.from(chunks), createWriteStream(path))
    paths.push(path)
  }
  return paths
}

/** A page for people says what is illustrative on it, wherever it is read. */
async function* withNotes(
  markdown: AsyncIterable<string>,
  language: Language,
): AsyncGenerator<string> {
  yield* markdown
  const say = speakerOf(language)
  yield `\n## ${say(NOTES_HEADING)}\n\n${NOTES.map((note) => `- ${say(note)}\n`).join('')}`
}
