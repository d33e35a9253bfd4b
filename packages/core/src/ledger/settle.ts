import type { Ledger } from './ledger.ts'
import { requireSame } from './require-same.ts'

/**
 * Puts the rows in the order of their revisions, drops those entered twice, and finds how far the
 * revisions go without a hole; rows behind a hole stay, waiting for what is missing.
 */
export function settle(ledger: Ledger): void {
  const { revisions } = ledger
  if (revisions === undefined || ledger.settled === revisions.length) return
  const order = orderOf(ledger, revisions)
  const inOrder = order.map((row) => revisions[row] as number)
  ledger.rows = ledger.rows.inOrder(order)
  ledger.remarks &&= moved(ledger.remarks, order)
  ledger.spans &&= moved(ledger.spans, order)
  const seen = new Set<number>()
  ledger.landmarks = ledger.landmarks
    .toSorted((a, b) => a.revision - b.revision)
    .filter((event) => !seen.has(event.revision) && seen.add(event.revision))
  let complete = 0
  while (inOrder[complete] === complete + 1) complete++
  ledger.complete = complete
  ledger.settled = inOrder.length
  ledger.revisions = complete === ledger.settled ? undefined : inOrder
  ledger.daybook = undefined
  ledger.amendments.settle(ledger, order, complete)
}

function moved<T>(byRow: ReadonlyMap<number, T>, order: readonly number[]): Map<number, T> {
  const rows = new Map<number, T>()
  order.forEach((from, to) => {
    const found = byRow.get(from)
    if (found !== undefined) rows.set(to, found)
  })
  return rows
}

/** Rows by rising revision, each revision once. */
function orderOf(ledger: Ledger, revisions: readonly number[]): readonly number[] {
  // Revisions are dense in a whole history, so each names its own place; only those behind a hole
  // can lie beyond the number of rows, and only they are sorted.
  const placed = new Int32Array(revisions.length).fill(-1)
  const beyond: number[] = []
  revisions.forEach((revision, row) => {
    if (revision > revisions.length) beyond.push(row)
    else if (placed[revision - 1] === -1) placed[revision - 1] = row
    else requireSame(ledger, placed[revision - 1] as number, ledger.rows.idAt(row))
  })
  const order: number[] = []
  for (const row of placed) if (row !== -1) order.push(row)
  beyond.sort((a, b) => (revisions[a] as number) - (revisions[b] as number))
  for (const row of beyond) {
    const last = order.at(-1)
    if (last !== undefined && revisions[last] === revisions[row]) {
      requireSame(ledger, last, ledger.rows.idAt(row))
    } else order.push(row)
  }
  return order
}
