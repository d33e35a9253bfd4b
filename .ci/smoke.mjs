// Copied by `.ci/smoke` into a folder where the packed tarballs are installed: every entry of both
// packages loads by import() and by require(), with the same exports.
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

for (const name of ['@planfold/core', '@planfold/adapters']) {
  const manifest = new URL(`node_modules/${name}/package.json`, import.meta.url)
  for (const subpath of Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).exports)) {
    const entry = name + subpath.slice(1)
    const names = Object.keys(await import(entry)).toSorted()
    assert.notEqual(names.length, 0, `${entry} exports nothing`)
    assert.deepEqual(Object.keys(require(entry)).toSorted(), names, `${entry}: the formats differ`)
    console.log(`${process.version} ${entry}: ${names.length} exports`)
  }
}
