import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { decodeEvent } from './codec.ts'
import { HistoryCorrupt } from './history-corrupt.ts'
import { VERSIONS } from './versions.ts'

const FOLDER = new URL('golden/', import.meta.url)

/** SHA-256 of each golden file's canonical JSON, its first 16 hexadecimal digits. */
const PINNED: Readonly<Record<string, string>> = {
  'MilestoneWithdrawn.v1.json': '8e3aac332e3676ab',
  'NoteAdded.v1.json': 'f7b3799de41d65c7',
  'ProgressCorrected.v1.json': '2d6c2aa8b2710367',
  'ProgressReported.v1.json': 'dd569836bb559354',
  'ProgressRetracted.v1.json': '7536c1a11f7a6a86',
  'TargetCancelled.v1.json': '31ad3060b8f100eb',
  'TargetCompleted.v1.json': '18169fa8515da6e4',
  'TargetCompletedEarly.v1.json': '4fd2cbf42ffb7949',
  'TargetExceeded.v1.json': '3c4780e926404b8c',
  'TargetReopened.v1.json': '0ad37e5a61f9f638',
  'TargetRestored.v1.json': 'd3086c48a188ab7c',
  'TargetRevised.by-rules.v1.json': '730805db53aaf9bb',
  'TargetRevised.cleared.v1.json': '3c0fd30748235b9a',
  'TargetRevised.undated.v1.json': 'ebd6787b882f4b2c',
  'TargetRevised.v1.json': '62292f0dab2a78e8',
  'TargetSet.by-rules.v1.json': 'f4e6b8fc0ee1cf42',
  'TargetSet.derived.v1.json': '175bf79a63208603',
  'TargetSet.exactly.v1.json': '7d4ed42dc0a4eb86',
  'TargetSet.ratio.v1.json': '331573f2685ba352',
  'TargetSet.reported-days.v1.json': '0f1941994625e04f',
  'TargetSet.v1.json': '36e418a47aceccc4',
  'TargetVoided.v1.json': 'b3609943e5994ee2',
  'history.json': '2bca1c9bb11f0847',
}

const CONTRACT =
  'Stored events are a contract, and somebody has such events in a log. Put the file back as it ' +
  'was; give the event a new version, with a golden file of its own, and an upcaster from this one.'

const files = readdirSync(FOLDER).filter((file) => /\.v\d+\.json$/.test(file))

function textOf(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8')
}

test('every version of every event has a golden file, and every golden file is pinned', () => {
  expect(Object.keys(PINNED).toSorted()).toEqual([...files, 'history.json'].toSorted())
  const plain = files.filter((file) => file.split('.').length === 3)
  expect(plain.toSorted()).toEqual(
    Object.entries(VERSIONS)
      .flatMap(([type, v]) => Array.from({ length: v }, (_, n) => `${type}.v${n + 1}.json`))
      .toSorted(),
  )
})

// What later versions add to a version of an event must not be misread by those before them.
test.each(['measure', 'completion', 'attainment.method', 'status', 'later'])(
  'a form of %s that is not known is refused',
  (term) => {
    const golden = JSON.parse(textOf('TargetSet.by-rules.v1.json')) as { data: object }
    const [field = '', inner] = term.split('.')
    const later = { later: 'form@1' }
    const data = { ...golden.data, [field]: inner === undefined ? later : { [inner]: later } }
    expect(() => decodeEvent({ ...golden, data }, 'a log')).toThrow(HistoryCorrupt)
  },
)

test.each(Object.keys(PINNED))('%s is what it always was', (file) => {
  const golden = canonicalJson(JSON.parse(textOf(file)))
  expect(createHash('sha256').update(golden).digest('hex').slice(0, 16), CONTRACT).toBe(
    PINNED[file],
  )
})

describe.each(files)('%s', (file) => {
  const [type, ...form] = file.split('.').slice(0, -1)
  const version = form.at(-1)
  const golden = JSON.parse(textOf(file)) as Readonly<Record<string, unknown>>

  test('holds the event it is named after', () => {
    expect(golden).toMatchObject({ type, v: Number(version?.slice(1)) })
  })

  const event = decodeEvent(golden, file)

  test('reads as the current version, which reads as itself', () => {
    const current = Object.entries(VERSIONS).find(([name]) => name === type)
    expect(event).toMatchObject({ type, v: current?.[1] })
    expect(decodeEvent(event, file)).toStrictEqual(event)
  })

  test.runIf(event.v === golden['v'])('and is written as it was', () => {
    expect(event).toStrictEqual(golden)
    expect(JSON.stringify(event)).toBe(JSON.stringify(golden))
  })
})
