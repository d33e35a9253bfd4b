import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { reporting, setting, track } from '../testing/tracking.ts'

async function answered() {
  const { tracker } = await track()
  await tracker.execute(setting('members', 10))
  const answer = await tracker.execute(reporting('members', '4'))
  if (!answer.ok) throw new Error(answer.refusal.message)
  await tracker.execute(reporting('members', '0.5'))
  return answer
}

test('the standing in an answer is made once, of what was known right after its command', async () => {
  const answer = await answered()
  const { standing } = answer
  expect(standing).toMatchObject({ actual: '4', revision: 2 })
  expect(answer.standing).toBe(standing)
})

test('an answer is plain data to whoever copies, writes or shows it', async () => {
  const { standing } = await answered()
  expect(structuredClone(await answered())).toStrictEqual({ ...(await answered()) })
  expect(JSON.parse(JSON.stringify(await answered()))).toHaveProperty('standing', standing)
  expect(Object.assign({}, await answered())).toHaveProperty('standing', standing)
  expect(inspect(await answered())).toContain("actual: '4'")
})

test('an answer that somebody has frozen can still be looked at', async () => {
  const answer = Object.freeze(await answered())
  expect(answer.standing).toBe(answer.standing)
  expect(answer).toStrictEqual({ ...answer })
})
