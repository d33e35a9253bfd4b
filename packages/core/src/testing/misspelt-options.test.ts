import { describe, expect, test } from 'vitest'
import { plansMatching } from '../claims/plans-matching.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from '../engine/open-tracker.ts'
import { formatPercent } from '../quantity/format.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { statusRule } from '../rule/status-rule.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { lawsOf } from './rule-laws.ts'
import { histories } from './arbitraries/histories.ts'
import { storeContract } from './store-contract.ts'

/** What a caller without types may pass. */
const as = (given: object): never => given as never

async function refusalOf(ask: () => unknown): Promise<Refusal> {
  try {
    const answer = (await ask()) as { readonly refusal?: Refusal } | undefined
    if (answer?.refusal !== undefined) return answer.refusal
  } catch (error) {
    if (error instanceof RefusedInput) return error.refusal
    throw error
  }
  throw new Error('Expected a refusal.')
}

const NOTE = { type: 'AddNote', target: 't', text: 'seen' } as const
const tracker = await openTracker({ store: memoryStore() })
const isMet = { name: 'met@1', judge: () => true } as const

describe('a misspelt name is refused, with the one that was meant', () => {
  test.each<[string, string, string, () => unknown]>([
    ['a view', 'asof', 'asOf', () => tracker.scoreboard(as({ asof: '2020-12-31' }))],
    ['a view', 'know', 'knownAt', () => tracker.history('t', as({ knowAt: 'x', know: 1 }))],
    ['a look', 'Signal', 'signal', () => tracker.timeline('t', {}, as({ Signal: 1 }))],
    ['a board', 'onprogress', 'onProgress', () => tracker.scoreboard({}, as({ onprogress: 1 }))],
    ['a follower', 'afer', 'after', () => tracker.follow(as({ afer: 'x' }))],
    ['a pure view', 'AsOf', 'asOf', () => scoreboard([], as({ AsOf: '2020-12-31' }))],
    ['a command', 'commandID', 'commandId', () => tracker.execute(NOTE, as({ commandID: 'a' }))],
    ['a field of a command', 'txet', 'text', () => tracker.execute(as({ ...NOTE, txet: 'a' }))],
    ['a tracker', 'clok', 'clock', () => openTracker(as({ store: memoryStore(), clok: Date }))],
    ['a store', 'tennant', 'tenant', () => memoryStore(as({ tennant: 'a' }))],
    ['a format', 'digit', 'digits', () => formatPercent({ undefined: '' }, as({ digit: 1 }))],
    ['a claim', 'round', 'rounding', () => plansMatching(1, '1%', as({ roundng: 1 }))],
    ['laws', 'claim', 'claims', () => lawsOf(isMet, as({ claim: {} }))],
    ['claims', 'inclusiv', 'inclusive', () => lawsOf(isMet, { claims: as({ inclusiv: true }) })],
    ['histories', 'maxStep', 'maxSteps', () => histories(as({ maxStep: 1 }))],
    [
      'the contract of stores',
      'plan',
      'plans',
      () => storeContract('a store', as({}), as({ describe, it: test, plan: 1 })),
    ],
    [
      'a rule',
      'statusof',
      'statusOf',
      () => statusRule(as({ name: 'a@1', statuses: ['a'], statusof: () => 'a' })),
    ],
  ])('of %s: %s', async (_, _written, meant, ask) => {
    const refusal = await refusalOf(ask)
    expect(refusal).toMatchObject({ code: 'UnknownField' })
    if (refusal.remedy.startsWith('Did you mean')) expect(refusal.remedy).toContain(`${meant}?`)
    else expect(refusal.remedy).toContain(meant)
  })

  test.each<[string, unknown]>([
    ['an array', ['2020-12-31']],
    ['a Date', new Date(0)],
    ['a Map', new Map([['asOf', '2020-12-31']])],
    ['a promise', Promise.resolve({})],
    ['a function', () => ({ asOf: '2020-12-31' })],
  ])('and %s has no options, rather than none that are set', async (_, given) => {
    for (const ask of [
      () => tracker.standing('t', given as never),
      () => tracker.execute(NOTE, given as never),
      () => scoreboard([], given as never),
      () => memoryStore(given as never),
    ]) {
      expect(await refusalOf(ask)).toMatchObject({ code: 'InvalidOptions', field: '' })
    }
  })

  test('and one that is undefined is as good as left out', async () => {
    expect((await tracker.scoreboard(as({ asof: undefined }))).counts.total).toBe(0)
  })
})
