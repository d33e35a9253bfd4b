import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { sqliteStore } from '@planfold/adapters/sqlite'
import { openTracker, textIn, type Command } from '@planfold/core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { RECORDED_AT } from './calendar.ts'
import { FACTS } from './facts.ts'
import { NOTES } from './notes.ts'
import { readOptions } from './options.ts'
import { WrongOption } from '../terminal/command-line.ts'
import { widthOf } from '../terminal/text.ts'
import { inFirstRun } from '../../packages/core/laws/runs.ts'

const FIGURES = FACTS.flatMap(({ figures }) => figures)
const FILES = ['ba-dinh-2020.csv', 'ba-dinh-2020.db', 'ba-dinh-2020.json', 'ba-dinh-2020.md']

// Hooks start processes, on machines that may have other things to do.
vi.setConfig({ hookTimeout: 60_000 })

let folder: string

/** What one run makes of an empty folder; tests read and copy it rather than run the example again. */
let recorded: string
let plain: Run

beforeAll(async () => {
  recorded = await newFolder()
  plain = await demo(['--out', recorded])
})
afterAll(() => rm(recorded, { recursive: true }))

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => rm(folder, { recursive: true }))

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ba-dinh-2020-'))
}

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the example as its own process, the way a person does. */
function demo(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const main = join(import.meta.dirname, 'main.ts')
  return new Promise((resolve, reject) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env
    const options = { env: { PATH, NODE_COMPILE_CACHE, ...env } }
    const child = execFile(process.execPath, [main, ...args], options, (error, out, err) => {
      if (child.exitCode === null) reject(error ?? new Error('The example did not end.'))
      else resolve({ code: child.exitCode, out, err })
    })
  })
}

/** The line on what was stored is the one that differs between a first and a second run. */
function withoutStored(out: string): string {
  return out.replace(/^.*ba-dinh-2020\.db: .*$/m, '')
}

async function digestsIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder)
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))))
  const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  return Object.fromEntries(contents.map((content, place) => [names[place], digest(content)]))
}

describe.each([
  { language: 'en', none: 'nothing new', row: 'Targets of 2020', share: '100.5%' },
  { language: 'vi', none: 'không có gì mới', row: 'Chỉ tiêu năm 2020', share: '100,5%' },
])('in $language', ({ language, none, row, share }) => {
  let common: string
  let first: Run
  let second: Run
  let filesOfFirst: Awaited<ReturnType<typeof digestsIn>>

  beforeAll(async () => {
    // Without a language it is English.
    const isPlain = language === 'en'
    common = isPlain ? recorded : await newFolder()
    first = isPlain ? plain : await demo(['--lang', language, '--out', common])
    filesOfFirst = await digestsIn(common)
    second = await demo(['--lang', language, '--out', common])
  })
  afterAll(async () => {
    if (common !== recorded) await rm(common, { recursive: true })
  })

  test('every published figure is ticked', () => {
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out.match(/^ +✓/gm)).toHaveLength(FIGURES.length)
    expect(first.out).not.toContain('✗')
  })

  test('a second run stores nothing, says so, and changes nothing', async () => {
    expect(second).toMatchObject({ code: 0, err: '' })
    expect(second.out).toContain(none)
    expect(withoutStored(second.out)).toBe(withoutStored(first.out))
    expect(Object.keys(filesOfFirst).toSorted()).toEqual(FILES)
    expect(await digestsIn(common)).toEqual(filesOfFirst)
  })

  test('the counts and figures are those of the source', () => {
    const lines = first.out.split('\n')
    expect(lines.find((line) => line.startsWith(row))).toMatch(/ 27 \/ 28 +23 +4 .* 10$/)
    expect(first.out).toMatch(/ 14 \/ ≥ 14 +2 +12 .* 10$/m)
    expect(first.out).toMatch(/ 201 +202 +100[.,]5% /)
    expect(first.out).toContain(` ${share} `)
    // At least 6 and at most 10 targets were both early and exceeded.
    expect(first.out).toMatch(/ 27 +23 +10 │ +6 +10 │ +\d+$/m)
  })

  test('what the source does not say is told, on the page and in the Markdown', async () => {
    const markdown = await readFile(join(common, 'ba-dinh-2020.md'), 'utf8')
    const notes = NOTES.map((note) => textIn(note, language))
    const inOneLine = first.out.replaceAll(/\s+/g, ' ')
    for (const note of notes) {
      expect(inOneLine).toContain(note)
      expect(markdown).toContain(note)
    }
  })

  test('no line is wider than 110 columns', () => {
    const lines = withoutStored(first.out).split('\n')
    expect(lines.filter((line) => widthOf(line) > 110 && !line.includes(common))).toEqual([])
  })
})

test('the exported board holds the counts and the exact figures', async () => {
  const json: unknown = JSON.parse(await readFile(join(recorded, 'ba-dinh-2020.json'), 'utf8'))
  expect(json).toMatchObject({
    asOf: '2020-12-31',
    counts: { total: 52, completed: 42, exceeded: 21, open: 7, notStarted: 2, unreported: 1 },
  })
  const standings = (json as { standings: { target: string }[] }).standings
  expect(standings.find(({ target }) => target === 'members-2020')).toMatchObject({
    plan: '201',
    actual: '202',
    attainment: { numerator: '202', denominator: '201' },
    state: 'completedOnTime',
    exceeded: true,
  })
})

test('colours are for those who ask for them, and two folders come to the same bytes', async () => {
  const coloured = await demo(['--out', folder], { FORCE_COLOR: '1' })
  expect(plain.out).toBe(stripVTControlCharacters(plain.out))
  expect(coloured.out).not.toBe(stripVTControlCharacters(coloured.out))
  const uncoloured = stripVTControlCharacters(coloured.out).replaceAll(folder, recorded)
  expect(withoutStored(uncoloured)).toBe(withoutStored(plain.out))
  for (const name of FILES) {
    const [a, b] = await Promise.all([recorded, folder].map((each) => readFile(join(each, name))))
    expect(a?.equals(b as Buffer), name).toBe(true)
  }
})

describe('a history that was tampered with', () => {
  async function tamper(command: Command): Promise<void> {
    const store = sqliteStore({ path: join(folder, 'ba-dinh-2020.db') })
    const tracker = await openTracker({ store, clock: () => RECORDED_AT })
    const result = await tracker.execute(command)
    await tracker.close()
    expect(result).toMatchObject({ ok: true })
  }

  interface Tampering {
    readonly what: string
    readonly command: Command
    readonly crosses: number
  }

  const TWO_FIGURES: Tampering = {
    what: 'one member too many',
    command: { type: 'ReportProgress', target: 'members-2020', quantity: 1, on: '2020-12-31' },
    crosses: 2,
  }

  const TAMPERINGS: readonly Tampering[] = [
    {
      what: 'a report made smaller',
      command: {
        type: 'CorrectProgress',
        target: 'disciplined-2020',
        report: 'disciplined-2020:reported.1',
        quantity: 5,
      },
      crosses: 1,
    },
    TWO_FIGURES,
    {
      what: 'another plan',
      command: {
        type: 'ReviseTarget',
        target: 'members-2020',
        kind: 'correction',
        set: { plan: 203 },
        reason: 'tampering',
      },
      crosses: 1,
    },
    {
      what: 'a programme too many',
      command: {
        type: 'SetTarget',
        target: 'programme-8',
        title: 'Programme 8',
        unit: 'programme',
        measure: 'declared',
        period: { from: '2020-01-01', to: '2025-12-31', zone: 'Asia/Ho_Chi_Minh' },
        programme: 'term-2020-2025/programme-8',
      },
      crosses: 1,
    },
  ]

  test.each(inFirstRun([TWO_FIGURES], TAMPERINGS))(
    '$what fails loudly, and no file is written',
    async ({ command, crosses }) => {
      await cp(join(recorded, 'ba-dinh-2020.db'), join(folder, 'ba-dinh-2020.db'))
      await tamper(command)
      const { code, out, err } = await demo(['--out', folder])
      expect(code).toBe(1)
      expect(out.match(/^ +✗/gm)).toHaveLength(crosses)
      expect(out).toContain(`✗ ${crosses} of ${FIGURES.length}`)
      expect(err).toContain('no files were written')
      expect(await readdir(folder)).toEqual(['ba-dinh-2020.db'])
    },
  )

  test('a command that no longer fits is named, with what to do', async () => {
    const taken: Command = {
      type: 'SetTarget',
      target: 'members-2020',
      title: 'Something else',
      unit: 'person',
      measure: 'sum',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
    }
    await tamper(taken)
    const { code, err } = await demo(['--out', folder])
    expect(code).toBe(1)
    expect(err).toContain('members-2020:set was refused')
    expect(err).toContain('remove the file')
  })
})

describe('options', () => {
  test('--help shows how to call it', async () => {
    const { code, out } = await demo(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('--lang en|vi')
  })

  test('a wrong one is refused with the usage, and nothing is recorded', async () => {
    const { code, out, err } = await demo(['--lang', 'fr'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('✗')
    expect(err).toContain('--out DIR')
  })

  test.each([[['--lang', 'fr']], [['--colour']], [['somewhere']], [['--out', '']]])(
    '%j is a wrong one',
    (args) => {
      expect(() => readOptions(args)).toThrow(WrongOption)
    },
  )
})
