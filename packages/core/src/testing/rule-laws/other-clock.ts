/**
 * Runs something while the clock stands at the beginning of a year, for whatever reads it through
 * `Date`. The one place of core that touches the global clock: it does so to find those who read it.
 */
export function underClock<T>(year: number, run: () => T): T {
  const scope = globalThis
  const real = scope.Date
  const now = real.UTC(year, 0)
  scope.Date = new Proxy(real, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now] : given, newTarget) as object,
    apply: () => new real(now).toString(),
    get: (target, key, receiver) =>
      key === 'now' ? () => now : (Reflect.get(target, key, receiver) as unknown),
  })
  try {
    return run()
  } finally {
    scope.Date = real
  }
}
