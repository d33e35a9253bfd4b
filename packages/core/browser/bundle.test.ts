import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { main } from './program.ts'

const CHROMIUM = '/usr/bin/chromium'
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PROGRAM = fileURLToPath(new URL('program.ts', import.meta.url))
const CALL = 'program.main().then((result) => JSON.stringify(result))'

let bundle = ''
let inNode = ''

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [PROGRAM],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'program',
    write: false,
  })
  bundle = outputFiles[0]?.text ?? ''
  inNode = JSON.stringify(await main())
})

test('a browser bundle runs where there is little but ECMAScript and Intl', async () => {
  const context = createContext(everywhere())
  expect(runInContext('typeof process + typeof Buffer + typeof require', context)).toBe(
    'undefined'.repeat(3),
  )
  expect(await runInContext(`${bundle};${CALL}`, context)).toBe(inNode)
})

test('a browser bundle runs where code must not be made from text', async () => {
  const strict = { codeGeneration: { strings: false, wasm: false } }
  const context = createContext(everywhere(), strict)
  expect(await runInContext(`${bundle};${CALL}`, context)).toBe(inNode)
})

test('a browser bundle runs in Chromium', async ({ skip }) => {
  if (!existsSync(CHROMIUM)) {
    const reason = `${CHROMIUM} is not there; apt-get install -y chromium`
    if (process.env['PLANFOLD_REQUIRE_ALL'] !== undefined) throw new Error(reason)
    console.info(`Skipped, the bundle in Chromium: ${reason}`)
    skip(reason)
  }
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ARGUMENTS,
  })
  try {
    const page = await browser.newPage()
    expect(await page.evaluate(`(() => { ${bundle}; return ${CALL} })()`)).toBe(inNode)
  } finally {
    await browser.close()
  }
}, 60_000)

/** What every browser, worker, Deno and Bun have beside the language itself. */
function everywhere() {
  const { crypto, performance, setTimeout, TextEncoder } = globalThis
  return { crypto, performance, setTimeout, TextEncoder }
}
