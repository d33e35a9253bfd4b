import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { sqliteStore } from '@planfold/adapters/sqlite'
import { sampleCommit } from '@planfold/core/testing'
import { mustBe, type Bench } from '../../core/bench/contest.ts'

const CHILD = join(import.meta.dirname, 'follow-child.ts')

/** From the call of an append to a follower in another process on the same file: the median, and the 99th of 100. */
export const follow: Bench = async (size) => {
  const n = size.of(1_000)
  const folder = mkdtempSync(join(tmpdir(), 'planfold-bench-'))
  try {
    const waits = (await waitsOf(join(folder, 'plan.db'), n)).toSorted((a, b) => a - b)
    const wait = (share: number) => waits[Math.floor(waits.length * share)] ?? Number.NaN
    return [
      { name: 'follow', n, milliseconds: wait(0.5) },
      { name: 'follow/slowest', n, milliseconds: wait(0.99) },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function waitsOf(path: string, n: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ['--no-warnings', CHILD, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const store = sqliteStore({ path, durability: 'normal' })
  const waits: number[] = []
  try {
    mustBe('the follower', (await lines.next()).value, 'ready')
    for (let turn = 0; turn < n; turn++) {
      const id = `c-${turn}`
      const begun = process.hrtime.bigint()
      await store.append(sampleCommit({ id, target: id }))
      const [given, at] = String((await lines.next()).value).split(' ')
      mustBe('the commit that was given', given, id)
      waits.push(Number(BigInt(at ?? 0) - begun) / 1_000_000)
      // At no fixed distance from when the follower looks.
      await delay((turn * 7) % 11)
    }
  } finally {
    child.stdin.end()
    await store.close()
  }
  // The first waits for the follower to have opened the file.
  return waits.slice(1)
}
