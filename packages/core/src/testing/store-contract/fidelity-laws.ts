import type { Json } from '../../event/events.ts'
import type { Laws } from './law.ts'
import { appended, expectCommits, expectKept, readAll } from './reading.ts'
import { sampleCommit } from './sample-commit.ts'
import { KINDS, variedCommit } from './varied-commit.ts'

/** Texts that a driver, a column type or a reviver has been known to change. */
const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' padded ',
  '0012.500',
  '1e5',
  '9007199254740993',
  `0.${'1234567890'.repeat(40)}`,
  'null',
  'true',
  'NaN',
  '2020-01-01',
  '2020-01-01T00:00:00Z',
  '2020-01-01T00:00:00.000Z',
  '10n',
  '{"a":1}',
  '[1,2]',
  '__proto__',
  `'; DROP TABLE commits; --`,
  `"quoted" \\ back\\slash \`tick\` \${dollar} %s $1 ?`,
  'line\nbreak\r\ntab\tnul\u0000bell\u0007',
  '\u2028\u2029\u200b\ufeff',
  'lone surrogates \ud800 and \udc00',
  'Kết nạp đảng viên mới',
  'Kết nạp'.normalize('NFD'),
  '🇻🇳 👩‍👩‍👧‍👦 \u{10ffff}',
]

const HOSTILE_EXT: { readonly [key: string]: Json } = JSON.parse(`{
  "zero": 0, "integer": 9007199254740991, "negative": -1, "decimal": 0.1, "third": 0.3333333333333333, "inexact": 0.30000000000000004,
  "huge": 1e308, "tiny": 5e-324, "round": 1e21,
  "yes": true, "no": false, "nothing": null, "text": "", "list": [], "object": {},
  "mixed": [1, "1", null, [], {}, [[["deep"]]], {"a": {"b": {"c": [0]}}}],
  "": "an empty key", "__proto__": {"polluted": true}, "constructor": {"prototype": 1},
  "toString": "text", "length": 3, "0": "a number as key", "đảng": "a key of letters", "\\ud800": 1
}`) as { readonly [key: string]: Json }

const ODD_IDS: readonly string[] = [
  'x'.repeat(200),
  '漢'.repeat(200),
  '😀'.repeat(100),
  `it's "quoted" and \`ticked\``,
  'back\\slash',
  'a/b/../c',
  'a.b.*.>',
  'with  spaces',
  '%41 %00 + ?a=b&c#d',
  '$1 :name @name ?',
  '--',
  '0',
  '00',
  '1e3',
  'null',
  'undefined',
  'true',
  'toString',
  'Ả'.normalize('NFC'),
  'Ả'.normalize('NFD'),
  'CASE',
  'case',
]

export const FIDELITY_LAWS = {
  'strings come back to the letter': async (open) => {
    await expectKept(await open(), [sampleCommit({ id: 'c-1', texts: HOSTILE_TEXTS })])
  },

  'fingerprints come back to the letter': async (open) => {
    const store = await open()
    const commits = ['', '00ff', '1e5', 'ff'.repeat(500), 'Ả "\\'].map((fingerprint, expected) =>
      sampleCommit({ id: `c-${expected}`, expected, fingerprint }),
    )
    await expectKept(store, commits)
  },

  "the user's own data comes back as the JSON it was": async (open) => {
    await expectKept(await open(), [sampleCommit({ id: 'c-1', ext: HOSTILE_EXT })])
  },

  'every field of every kind of event comes back': async (open) => {
    const whole = variedCommit({ id: 'c-1', first: 0, count: KINDS.length })
    const apart = KINDS.map((_, first) =>
      variedCommit({ id: `c-of-${first}`, target: `t-${first}`, first, count: 1 }),
    )
    await expectKept(await open(), [whole, ...apart])
  },

  'odd ids are kept apart and come back to the letter': async (open) => {
    const commits = ODD_IDS.map((id) => sampleCommit({ id, target: id }))
    await expectKept(await open(), commits)
  },

  'what goes in and what comes out is a copy': async (open) => {
    const store = await open()
    const kept = sampleCommit({ id: 'c-1' })
    const given = structuredClone(kept)
    await appended(store, given)
    corrupt(given.events)
    for (const commit of await store.load(kept.target)) corrupt(commit.events)
    for (const commit of await readAll(store)) corrupt(commit.events)
    const again = await store.append(kept)
    if (again.status === 'alreadyAppended') corrupt(again.commit.events)
    expectCommits(await store.load(kept.target), [kept], 'load')
    expectCommits(await readAll(store), [kept], 'read')
  },
} satisfies Laws

function corrupt(events: readonly unknown[]): void {
  for (const event of events) (event as { data: unknown }).data = 'corrupted'
}
