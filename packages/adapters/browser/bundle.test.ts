import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { main } from './program.ts'

test('every exporter runs in a browser bundle, where there is little but ECMAScript and Intl', async () => {
  // Fails where anything that a page imports needs Node.
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('program.ts', import.meta.url))],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'program',
    write: false,
  })
  const { crypto, performance, setTimeout, TextEncoder } = globalThis
  const context = createContext({ crypto, performance, setTimeout, TextEncoder })
  const call = 'program.main().then((result) => JSON.stringify(result))'
  const inBrowser: unknown = await runInContext(`${outputFiles[0]?.text};${call}`, context)
  expect(inBrowser).toBe(JSON.stringify(await main()))
})
