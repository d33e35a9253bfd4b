import type { Commit, EventStore } from '../../store/event-store.ts'
import { expectSame } from './expectation.ts'
import { Following } from './following.ts'
import type { Laws } from './law.ts'
import { raceOf } from './race-laws.ts'
import { appended, expectCommits, readAll } from './reading.ts'
import { sampleCommit } from './sample-commit.ts'
import { openSamples, SAMPLES } from './sample-log.ts'

/** So many commits that no other law has, each of a target of its own. */
function later(count: number, name = 'later'): readonly Commit[] {
  return Array.from({ length: count }, (_, index) =>
    sampleCommit({ id: `${name}-${index}`, target: `${name}-${index}` }),
  )
}

async function appendAll(store: EventStore, commits: readonly Commit[]): Promise<void> {
  for (const commit of commits) await appended(store, commit)
}

/** Laws of who follows a log by `followLog`: with `onCommits` where the store has it, else by looking. */
export const FOLLOW_LAWS = {
  'a follower that begins late is given all there is, and then waits': async (open, within) => {
    const { store } = await openSamples(open)
    for (const handle of [store, await open()]) {
      const follower = new Following(handle, within)
      await follower.expectNext(SAMPLES, 'given to a follower that begins late')
      await follower.expectNothing('once all was given')
      await follower.expectNothing('later')
      expectCommits(await readAll(handle), SAMPLES, 'read beside a follower that waits')
      await follower.leave()
    }
  },

  'a follower is given each commit as it comes': async (open, within) => {
    const store = await open()
    const follower = new Following(store, within)
    for (const commit of later(5)) {
      await follower.wait()
      await appended(store, commit)
      await follower.expectNext([commit], 'given to a follower that waits')
    }
    await follower.leave()
  },

  'a follower is given what other handles append': async (open, within) => {
    const [writer, reader] = [await open(), await open()]
    const follower = new Following(reader, within)
    for (const commit of later(3)) {
      await follower.wait()
      await appended(writer, commit)
      await follower.expectNext([commit], 'given to a follower on another handle')
    }
    await follower.leave()
  },

  'a slow follower keeps no writer waiting, and misses and repeats nothing': async (
    open,
    within,
  ) => {
    const { store } = await openSamples(open)
    const follower = new Following(store, within)
    await follower.expectNext(SAMPLES.slice(0, 1), 'the first')
    for (const round of [1, 2, 3]) {
      const commits = later(30, `round-${round}`)
      await appendAll(store, commits)
      const before = round === 1 ? SAMPLES.slice(1) : []
      await follower.expectNext([...before, ...commits], `given in round ${round}`)
    }
    await follower.expectNothing('once all was given')
    await follower.leave()
  },

  'followers of racing writers are given each commit once, in the order of the log': async (
    open,
    within,
  ) => {
    const handles = [await open(), await open()]
    const followers = handles.map((handle) => new Following(handle, within))
    const [, ...given] = await Promise.all([
      raceOf(open),
      ...followers.map((follower) => follower.take(60)),
    ])
    const log = (await readAll(handles[0] as EventStore)).map(({ position }) => position)
    for (const commits of given) {
      expectSame(
        commits.map(({ position }) => position),
        log,
        'positions given to a follower',
      )
    }
    for (const follower of followers) await follower.leave()
  },

  'a follower that is aborted or left is over at once, and disturbs nothing': async (
    open,
    within,
  ) => {
    const { store } = await openSamples(open)
    const abort = new AbortController()
    const [aborted, left] = [
      new Following(store, within, { signal: abort.signal }),
      new Following(store, within),
    ]
    for (const follower of [aborted, left]) {
      await follower.take(SAMPLES.length)
      await follower.wait()
    }
    abort.abort()
    expectSame(await aborted.end(), 'over', 'a follower that was aborted')
    await left.leave()
    expectSame(await left.end(), 'over', 'a follower that was left')

    let told = 0
    const stop = store.onCommits?.(() => (told += 1))
    stop?.()
    stop?.()
    const [commit] = later(1) as [Commit]
    await appended(store, commit)
    await new Promise((resolve) => setTimeout(resolve, 1))
    expectSame(told, 0, 'times that a listener was told after it was stopped')
    expectCommits(await readAll(store), [...SAMPLES, commit], 'read after followers were cut off')
  },

  'a follower goes on after its last position with what follows it': async (open, within) => {
    const { store, positions } = await openSamples(open)
    const [first, second, third] = [later(2, 'a'), later(2, 'b'), later(1, 'c')]
    const follower = new Following(store, within)
    await follower.take(SAMPLES.length)
    await follower.leave()
    await appendAll(store, first)
    const again = new Following(await open(), within, { after: follower.last })
    await again.expectNext(first, 'given after the last position')
    await again.wait()
    await appendAll(store, second)
    await again.expectNext(second, 'given as it came')
    await again.leave()
    const middle = new Following(await open(), within, { after: positions.at(2) })
    await middle.expectNext([...SAMPLES.slice(3), ...first, ...second], 'given from the middle')
    await middle.wait()
    await appendAll(store, third)
    await middle.expectNext(third, 'given as it came, from the middle')
    await middle.leave()
  },

  'several followers of one handle are apart': async (open, within) => {
    const store = await open()
    const [leaving, staying, late] = [1, 2, 3].map(() => new Following(store, within)) as [
      Following,
      Following,
      Following,
    ]
    const [first, second, third] = [later(1, 'a'), later(1, 'b'), later(1, 'c')]
    await Promise.all([leaving.wait(), staying.wait()])
    await appendAll(store, first)
    for (const follower of [leaving, staying]) await follower.expectNext(first, 'given to both')
    await Promise.all([leaving.wait(), staying.wait()])
    await leaving.leave()
    await appendAll(store, second)
    await staying.expectNext(second, 'given to the one that stayed')
    await late.expectNext([...first, ...second], 'given to one that came later')
    await Promise.all([staying.wait(), late.wait()])
    await appendAll(store, third)
    for (const follower of [late, staying]) await follower.expectNext(third, 'given to both')
    for (const follower of [late, staying]) await follower.leave()
  },

  'closing a handle ends its followers with an error, and no others': async (open, within) => {
    const { store } = await openSamples(open)
    const staying = new Following(await open(), within)
    const closed = new Following(store, within)
    for (const follower of [staying, closed]) {
      await follower.take(SAMPLES.length)
      await follower.wait()
    }
    await store.close()
    expectSame(await closed.end(), 'failed', 'a follower of a handle that was closed')
    expectSame(await new Following(store, within).end(), 'failed', 'one that begins afterwards')
    const [commit] = later(1) as [Commit]
    await appended(await open(), commit)
    await staying.expectNext([commit], 'given to a follower of another handle')
    await staying.leave()
  },
} satisfies Laws
