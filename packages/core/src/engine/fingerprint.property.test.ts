import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitId } from '../event/identifiers.ts'
import { moment } from '../period/moment.ts'
import { valueOf } from '../refusal/result.ts'
import { parseCommand } from '../decider/command.schema.ts'
import type { Command } from '../decider/commands.ts'
import { decide } from '../decider/decide.ts'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { histories, type SampleHistory } from '../testing/arbitraries/histories.ts'
import { spellingsOf } from '../testing/arbitraries/spellings.ts'
import { fingerprintOf } from './fingerprint.ts'

function fingerprint(command: Command): string {
  return fingerprintOf(valueOf(parseCommand(command)))
}

const sampled = histories({ voids: true, maxSteps: 6 })

test('law: two spellings of one command have one fingerprint', () => {
  const spelled = sampled.chain(({ turns }) =>
    fc
      .constantFrom(...turns.map(({ command }) => command))
      .chain((command) => fc.tuple(fc.constant(command), spellingsOf(command))),
  )
  fc.assert(
    fc.property(spelled, ([command, spelling]) => {
      expect(fingerprint(spelling)).toBe(fingerprint(command))
    }),
  )
})

test('law: commands with one fingerprint do the same, whatever came before', () => {
  fc.assert(
    fc.property(sampled, fc.infiniteStream(fc.nat()), (history, choices) => {
      const states = statesIn(history)
      for (const { command } of history.turns) {
        const other = changed(command, history, choices)
        const [one, two] = [parseCommand(command), parseCommand(other)]
        if (!one.ok || !two.ok || fingerprintOf(one.value) !== fingerprintOf(two.value)) continue
        // Set again under another id, a target has to be said in the same words.
        for (const state of command.type === 'SetTarget' ? [NOTHING_YET] : states) {
          expect(effect(other, state)).toEqual(effect(command, state))
        }
      }
    }),
  )
})

test('a command and one that differs in one field mostly have two', () => {
  const sample = fc.sample(fc.tuple(sampled, fc.infiniteStream(fc.nat())), { numRuns: 20, seed: 1 })
  const pairs = sample.flatMap(([history, choices]) =>
    history.turns.map(({ command }) => [command, changed(command, history, choices)] as const),
  )
  const sound = pairs.filter(([, other]) => parseCommand(other).ok)
  const told = sound.filter(([one, other]) => fingerprint(one) !== fingerprint(other))
  expect(told.length).toBeGreaterThan(20)
})

/** The command with one of its fields as another command of the history has it, or without it. */
function changed(
  command: Command,
  { turns }: SampleHistory,
  choices: IterableIterator<number>,
): Command {
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[(choices.next().value ?? 0) % items.length]
  const alike = turns.map((turn) => turn.command).filter(({ type }) => type === command.type)
  const other: object = pick(alike) ?? command
  const names = Object.keys({ ...command, ...other }).filter((name) => name !== 'type')
  const name = pick(names) ?? 'target'
  const entries = Object.entries(command).filter(([field]) => field !== name)
  const replaced = Object.entries(other).filter(([field]) => field === name)
  return Object.fromEntries([...entries, ...replaced]) as unknown as Command
}

/** Nothing, and each target as it stands at the end. */
function statesIn({ targets, events }: SampleHistory): readonly TargetState[] {
  const own = targets.map((target) => events.filter((event) => event.target === target))
  return [NOTHING_YET, ...own.map((all) => all.reduce(evolve, NOTHING_YET))]
}

/** What a command does, where what goes without saying is left out. */
function effect(command: Command, state: TargetState): unknown {
  const recordedAt = moment('2200-01-01T12:00:00Z')
  const checked = valueOf(parseCommand(command))
  const decision = decide({ id: commitId('c'), command: checked, recordedAt }, state)
  if (!decision.ok) return decision.refusal.code
  return decision.value.map(({ data, ...envelope }) => ({
    ...envelope,
    data: Object.fromEntries(
      Object.entries(data).filter(
        ([field, value]) =>
          // Which of its terms were left out; that a direction was is told apart all the same.
          !(field === 'derived' || (field === 'weight' && value === '1')) &&
          !(field === 'tolerance' && value === '0') &&
          !(['labels', 'parts'].includes(field) && Object.keys(value as object).length === 0),
      ),
    ),
  }))
}
