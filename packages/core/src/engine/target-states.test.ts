import { expect, test } from 'vitest'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { sampleCommit, type SampleCommit } from '../testing/store-contract/sample-commit.ts'
import { positionNumbered } from '../store/numbered-position.ts'
import type { StoredCommit } from '../store/event-store.ts'
import { TargetStates } from './target-states.ts'
import { targetId } from '../event/identifiers.ts'

const TARGET = targetId('target-1')

function stored(sample: SampleCommit, position: number): StoredCommit {
  const { id, target, fingerprint, events } = sampleCommit(sample)
  return { id, target, fingerprint, events, position: positionNumbered(position) }
}

function statesTold() {
  const changed: string[] = []
  return { changed, states: new TargetStates((target) => changed.push(target)) }
}

test('of a target never heard of nothing has happened', () => {
  const { states } = statesTold()
  expect(states.get(TARGET)).toEqual({ ledger: undefined, revision: 0 })
  expect([...states.entries()]).toEqual([])
})

test('take commits in their order, and tell of each change once', () => {
  const { states, changed } = statesTold()
  states.takeCommit(stored({ id: 'a', texts: ['1', '2'] }, 1))
  states.takeCommit(stored({ id: 'b', expected: 2 }, 2))
  expect(states.get(TARGET).revision).toBe(3)
  expect(changed).toEqual(['target-1', 'target-1'])
})

test('pass over what is known already, also in part', () => {
  const { states, changed } = statesTold()
  states.takeCommit(stored({ id: 'a', texts: ['1', '2'] }, 1))
  const state = states.get(TARGET)
  states.takeCommit(stored({ id: 'a', texts: ['1', '2'] }, 1))
  expect(states.get(TARGET)).toBe(state)
  expect(changed).toHaveLength(1)
  const { events } = sampleCommit({ id: 'a', texts: ['1', '2', '3'] })
  states.take(TARGET, events, positionNumbered(1))
  expect(states.get(TARGET).revision).toBe(3)
})

test('a hole is named with its position, and leaves what was known', () => {
  const { states, changed } = statesTold()
  states.takeCommit(stored({ id: 'a' }, 1))
  const beyond = stored({ id: 'c', expected: 2 }, 7)
  expect(() => states.takeCommit(beyond)).toThrow(HistoryCorrupt)
  expect(() => states.takeCommit(beyond)).toThrow(
    'position 0000000000000007, target "target-1", revision 3: expected revision 2, found revision 3',
  )
  expect(states.get(TARGET).revision).toBe(1)
  expect(changed).toHaveLength(1)
})
