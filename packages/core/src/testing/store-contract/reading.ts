import type {
  AppendResult,
  Commit,
  EventStore,
  LogQuery,
  Position,
  StoredCommit,
} from '../../store/event-store.ts'
import { expectSame, expectThat, StoreContractBroken } from './expectation.ts'

/** Appends what must be accepted, and gives its position. */
export async function appended(store: EventStore, commit: Commit): Promise<Position> {
  const result: AppendResult = await store.append(commit)
  if (result.status === 'appended') return result.position
  throw new StoreContractBroken(
    `Commit ${commit.id} expecting revision ${commit.expectedRevision} was not appended`,
    result,
    { status: 'appended' },
  )
}

/** Reads what a query finds, checking of every batch what the port promises of it. */
export async function readAll(store: EventStore, query?: LogQuery): Promise<StoredCommit[]> {
  const commits: StoredCommit[] = []
  const revisions = new Map<string, number>()
  let position: Position | undefined = query?.after
  for await (const batch of store.read(query)) {
    expectThat(batch.length > 0, 'A read gave an empty batch')
    for (const commit of batch) {
      expectThat(
        position === undefined || commit.position > position,
        `Positions must rise: ${commit.position} was read after ${position}`,
      )
      position = commit.position
      const [first, last] = revisionsOf(commit)
      const earlier = revisions.get(commit.target)
      expectThat(
        earlier === undefined || first === earlier + 1,
        `Revisions of ${commit.target} must go on: ${first} was read after ${earlier}`,
      )
      revisions.set(commit.target, last)
      commits.push(commit)
    }
  }
  return commits
}

/** Compares commits as stored with commits as appended, in order, positions aside. */
export function expectCommits(
  actual: readonly StoredCommit[],
  expected: readonly Commit[],
  what: string,
): void {
  expectSame(
    actual.map((commit) => commit.id),
    expected.map((commit) => commit.id),
    `${what}: ids of the commits`,
  )
  for (const [index, commit] of expected.entries()) {
    const { id, target, fingerprint, events } = commit
    const { position: _, ...stored } = actual[index] as StoredCommit
    expectSame(stored, { id, target, fingerprint, events }, `${what}: commit ${id}`)
  }
}

/** Appends the commits, and expects them back in every way there is. */
export async function expectKept(store: EventStore, commits: readonly Commit[]): Promise<void> {
  for (const commit of commits) await appended(store, commit)
  expectCommits(await readAll(store), commits, 'read')
  for (const target of new Set(commits.map((commit) => commit.target))) {
    const expected = commits.filter((commit) => commit.target === target)
    expectCommits(await store.load(target), expected, `load of ${target}`)
  }
  for (const commit of commits) {
    const again = await store.append(commit)
    expectSame(again.status, 'alreadyAppended', `append of ${commit.id} again`)
  }
}

/** The first and the last revision of a commit. */
export function revisionsOf({ events }: StoredCommit): readonly [first: number, last: number] {
  const revisions = events.map((event) => (event as { readonly revision: number }).revision)
  return [revisions[0] ?? 0, revisions.at(-1) ?? 0]
}
