import { expect, test } from 'vitest'
import { logInUse } from './logs-in-use.ts'

test('stores of one file and tenant share a log, others do not', () => {
  const { log, release } = logInUse('plan.db', 'a')
  const same = logInUse('./plan.db', 'a')
  expect(same.log).toBe(log)
  const others = [logInUse('plan.db', 'b'), logInUse('other.db', 'a'), logInUse(':memory:', 'a')]
  for (const other of others) expect(other.log).not.toBe(log)
  expect(logInUse(':memory:', 'a').log).not.toBe(others[2]?.log)
  release()
  release()
  expect(logInUse('plan.db', 'a').log).toBe(log)
})

test('a log that nobody uses any longer is forgotten', () => {
  const { log, release } = logInUse('forgotten.db', '')
  release()
  expect(logInUse('forgotten.db', '').log).not.toBe(log)
})
