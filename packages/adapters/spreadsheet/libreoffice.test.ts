import { text } from 'node:stream/consumers'
import { Scoreboard, type Standing } from '@planfold/core'
import { quantity, ratioOf } from '@planfold/core/quantity'
import { scoreboardCsv, type ScoreboardCsvOptions } from '@planfold/adapters/csv'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleBoard } from '../src/sample/sample-board.ts'
import { isInstalled, LIBREOFFICE, LibreOffice, type Sheets } from './libreoffice.ts'

if (!isInstalled) {
  const reason = `${LIBREOFFICE} is not there; apt-get install -y libreoffice-calc-nogui`
  if (process.env['PLANFOLD_REQUIRE_ALL'] !== undefined) throw new Error(reason)
  console.info(`Skipped, exports in a spreadsheet: ${reason}`)
}

// 7,381 texts where all is asked, 820 elsewhere.
const IS_ALL_ASKED = process.env['PLANFOLD_REQUIRE_ALL'] !== undefined
const LONGEST_TEXT = IS_ALL_ASKED ? 4 : 3

const DELIMITERS = [',', ';', '\t', '|']

// What a spreadsheet splits at, and whose numbers it knows, is said when it starts, which takes
// seconds: elsewhere it is started for a few of them.
const SEPARATORS = IS_ALL_ASKED ? [...DELIMITERS.map((each) => [each]), DELIMITERS] : [DELIMITERS]
const LANGUAGES = [
  ['ar', 14_337],
  ['sv', 1053],
  ['vi', 1066],
  ['ar-EG', 3073],
  ['de', 1031],
  ['fa', 1065],
  ['fr', 1036],
  ['he', 1037],
  ['tr', 1055],
] as const

describe.skipIf(!isInstalled)('in LibreOffice', () => {
  let sample: Standing
  let libreOffice: LibreOffice

  beforeAll(async () => {
    const standing = (await sampleBoard()).find('early')
    if (standing === undefined) throw new Error('The sample has no such target.')
    sample = standing
    libreOffice = new LibreOffice()
  })

  afterAll(() => libreOffice.close())

  const exported = (standings: readonly Partial<Standing>[], options: ScoreboardCsvOptions) => {
    const all = standings.map((standing, at) => ({ ...sample, ...idOf(`t${at}`), ...standing }))
    return text(scoreboardCsv(Scoreboard.of({ waiting: [] }, all), options))
  }

  test('no text is a formula, whatever the file’s delimiter and wherever a line is split', async () => {
    const titles = textsUpTo(LONGEST_TEXT, Array.from('=-,;\t"\'\n\0')).map((title) => ({ title }))
    const columns = ['id', 'title', 'kind'] as const
    const files: Record<string, string> = {}
    for (const [at, delimiter] of DELIMITERS.entries()) {
      files[`file${at}`] = await exported(titles, { columns, delimiter })
    }
    files['unguarded'] = await exported(titles, { columns, guardFormulas: false })
    for (const separators of SEPARATORS) {
      const { unguarded = [], ...guarded } = libreOffice.read(files, { separators })
      expect(formulasIn(unguarded).length).toBeGreaterThan(0)
      for (const rows of Object.values(guarded)) expect(formulasIn(rows)).toEqual([])
    }
  }, 300_000)

  test('ids of which one looks guarded are two cells', async () => {
    const ids = ['=gap', "'=gap", '-1', 'gap']
    const csv = await exported(ids.map(idOf), { columns: ['id'] })
    const { file = [] } = libreOffice.read({ file: csv }, { separators: [','] })
    expect(file.slice(1).map(([cell]) => cell)).toEqual(
      ["''=gap", "'-1", "'=gap", 'gap'].map((id) => ({ kind: 'string', text: id })),
    )
  }, 60_000)

  test.each(LANGUAGES.slice(0, IS_ALL_ASKED ? undefined : 1))(
    'figures of %s are numbers',
    async (locale, language) => {
      const figures: Partial<Standing>[] = [
        { plan: quantity('2000'), actual: quantity('-1234567.5') },
        { plan: quantity('0.25'), attainment: ratioOf(quantity('-201'), quantity('20')) },
      ]
      const columns = ['plan', 'actual', 'attainmentPercent'] as const
      const csv = await exported(figures, { columns, locale, delimiter: ';' })
      const { file = [] } = libreOffice.read({ file: csv }, { separators: [';'], language })
      const percent = ['float', 'float', 'percentage']
      expect(file.slice(1).map((row) => row.map(({ kind }) => kind))).toEqual([percent, percent])
    },
    60_000,
  )
})

function idOf(id: string): Pick<Standing, 'target'> {
  return { target: id as Standing['target'] }
}

/** Every text of these signs that is so long at most. */
function textsUpTo(length: number, signs: readonly string[]): readonly string[] {
  if (length === 0) return ['']
  const shorter = textsUpTo(length - 1, signs)
  return ['', ...shorter.flatMap((rest) => signs.map((sign) => `${sign}${rest}`))]
}

function formulasIn(rows: Sheets[string]) {
  return rows.flat().filter(({ kind }) => kind === 'formula')
}
