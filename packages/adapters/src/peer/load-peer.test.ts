import { expect, test } from 'vitest'
import { loadPeer } from './load-peer.ts'
import { MissingPeer } from './missing-peer.ts'

const failing = (message: string) => () => Promise.reject(new Error(message))

test('a peer that is there is what loading it gives', async () => {
  expect(await loadPeer('csv-stringify', async () => ({ answer: 42 }))).toEqual({ answer: 42 })
})

test.each([
  "Cannot find package 'csv-stringify' imported from /app/index.js",
  "Cannot find module 'csv-stringify/sync'\nRequire stack:\n- /app/index.cjs",
])('a missing peer is named with the command that installs it: %s', async (message) => {
  const loading = loadPeer('csv-stringify', failing(message))
  await expect(loading).rejects.toThrow(MissingPeer)
  await expect(loading).rejects.toMatchObject({
    code: 'MissingPeer',
    packageName: 'csv-stringify',
    message: expect.stringContaining('Run: npm install csv-stringify') as string,
    cause: { message },
  })
})

test.each(["Cannot find package 'csv-stringify-extra' imported from /app", 'disk on fire'])(
  'any other failure stays what it is: %s',
  async (message) => {
    await expect(loadPeer('csv-stringify', failing(message))).rejects.toThrow(new Error(message))
  },
)
