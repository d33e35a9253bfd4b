import { requireKind, type Kind } from '@planfold/core/store'
import type { CsvAccount } from './account.ts'

const ACCOUNT: Kind = [
  'account',
  'the account of an import',
  (found) => {
    const { commands, skippedBy, unusedColumns, refusedRows, duplicateRows } = found as Partial<
      Record<keyof CsvAccount, unknown>
    >
    const lists = [unusedColumns, refusedRows, duplicateRows].every((list) => Array.isArray(list))
    return lists && [commands, skippedBy].every((part) => typeof part === 'object' && part !== null)
  },
]

/**
 * An account for people, in English: what became of the rows, then each one that was refused or came
 * twice, as far as the account lists them.
 *
 * @example
 * const tracker = await openTracker({ store: memoryStore() })
 * const mapping = csvMapping({
 *   name: 'readings',
 *   rows: [{ target: 'roads', reports: [{ quantity: { column: 'Value' }, on: '2020-12-31' }] }],
 * })
 * accountText(await importCsv(tracker, 'Value\nmany\n', mapping))
 * //=> '1 row: 1 refused.\nline 2, Value: expected a number with "." as decimal sign and no grouping, found "many". Write a number, or name this word among those for a missing value.\n'
 */
export function accountText(account: CsvAccount): string {
  requireKind('account', account, ACCOUNT)
  const { rows, commands, missing, overruled, skippedBy, unusedColumns, unreadable } = account
  const lines = [`${counted(rows, 'row')}${listOf(account, ROW_WORDS, ': ')}.`]
  const stored = COMMAND_WORDS.flatMap(([kind, noun, verb]) =>
    commands[kind] === 0 ? [] : [`${counted(commands[kind], noun)} ${verb}`],
  )
  if (stored.length > 0) lines.push(`Stored: ${stored.join(', ')}.`)
  if (overruled > 0) {
    lines.push(
      `${counted(overruled, 'row')} corrected to no effect: somebody has changed the terms since.`,
    )
  }
  if (missing > 0) lines.push(`${counted(missing, 'reading')} missing.`)
  for (const [reason, count] of Object.entries(skippedBy)) lines.push(`Skipped ${count}: ${reason}`)
  if (unusedColumns.length > 0) {
    lines.push(`Not used: ${unusedColumns.map((heading) => JSON.stringify(heading)).join(', ')}.`)
  }
  for (const { faults } of account.refusedRows) {
    for (const { message } of faults) lines.push(message)
  }
  lines.push(...rest(account.refused - account.refusedRows.length, 'refused'))
  for (const { line, of } of account.duplicateRows) {
    lines.push(`line ${line}: the same as line ${of}.`)
  }
  lines.push(...rest(account.duplicates - account.duplicateRows.length, 'the same as earlier ones'))
  if (account.readsAlsoAs !== undefined) {
    lines.push(
      `All its letters beyond ASCII are ${account.readsAlsoAs} as well: look at the encoding.`,
    )
  }
  if (account.endsWithinLine) lines.push('The last line has no end: the file may have been cut.')
  if (unreadable !== undefined) {
    lines.push(`Not read from line ${unreadable.line} on:`)
    for (const { message } of unreadable.faults) lines.push(message)
  }
  return lines.map((line) => `${line}\n`).join('')
}

const ROW_WORDS = {
  imported: 'imported',
  corrected: 'corrected',
  unchanged: 'unchanged',
  empty: 'empty',
  skipped: 'skipped',
  refused: 'refused',
  duplicates: 'repeated',
} as const

const COMMAND_WORDS = [
  ['targets', 'target', 'set'],
  ['reports', 'reading', 'reported'],
  ['corrections', 'correction', 'made'],
  ['retractions', 'reading', 'retracted'],
] as const

function listOf<Key extends string>(
  counts: Readonly<Record<NoInfer<Key>, number>>,
  words: Readonly<Record<Key, string>>,
  before: string,
): string {
  const parts = (Object.keys(words) as Key[]).flatMap((key) =>
    counts[key] === 0 ? [] : [`${counts[key]} ${words[key]}`],
  )
  return parts.length === 0 ? '' : `${before}${parts.join(', ')}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function rest(count: number, word: string): readonly string[] {
  return count === 0 ? [] : [`… and ${counted(count, 'row')} more ${word}.`]
}
