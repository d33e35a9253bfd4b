/**
 * Runs work so that no two pieces under the same key overlap; later ones wait for earlier ones. Where none
 * is under way it begins at once, before the call returns.
 */
export function inTurn(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key)
    // What failed before is its own caller's affair.
    const turn = before === undefined ? work() : before.then(work, work)
    last.set(key, turn)
    const forget = (): void => {
      if (last.get(key) === turn) last.delete(key)
    }
    turn.then(forget, forget)
    return turn
  }
}
