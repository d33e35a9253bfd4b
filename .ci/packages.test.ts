import { existsSync, readFileSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import adaptersBuild from '../packages/adapters/tsup.config.ts'
import coreBuild from '../packages/core/tsup.config.ts'

interface Manifest {
  readonly exports: Readonly<Record<string, string>>
  readonly publishConfig: { readonly exports: Readonly<Record<string, unknown>> }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional: boolean }>>
}

const packages = [
  { name: 'core', build: coreBuild, declared: '.declarations/', required: [] as string[] },
  {
    name: 'adapters',
    build: adaptersBuild,
    declared: '.declarations/adapters/src/',
    required: ['@planfold/core'],
  },
]

describe.each(packages)('the package $name', ({ name, build, declared: declaredIn, required }) => {
  const folder = new URL(`../packages/${name}/`, import.meta.url)
  const manifest = JSON.parse(
    readFileSync(fileURLToPath(new URL('package.json', folder)), 'utf8'),
  ) as Manifest
  const sources = Object.values(manifest.exports)

  test('has a README, which npm puts into the tarball and shows', () => {
    const readme = readFileSync(fileURLToPath(new URL('README.md', folder)), 'utf8')
    const entries = Object.keys(manifest.exports).map((path) => `@planfold/${name}${path.slice(1)}`)
    expect(entries.filter((entry) => !readme.includes(`\`${entry}\``))).toEqual([])
  })

  test('exports sources that exist in the workspace', () => {
    const missing = sources.filter((path) => !existsSync(fileURLToPath(new URL(path, folder))))
    expect(missing).toEqual([])
  })

  test('builds what it exports, and declares nothing else', () => {
    const options = typeof build === 'object' && !Array.isArray(build) ? build : {}
    const declared = typeof options.dts === 'object' ? options.dts.entry : {}
    const expected = sources.map((path) => [
      path.replace('./src/', '').replace('.ts', ''),
      path.replace('./', ''),
    ])
    const declarations = sources.map((path) => [
      path.replace('./src/', '').replace('.ts', ''),
      path.replace('./src/', declaredIn).replace('.ts', '.d.ts'),
    ])
    expect(Object.entries(declared ?? {})).toEqual(declarations)
    const { entry = {} } = options
    // Core builds every source it has, each under its own path.
    if (Array.isArray(entry)) {
      const isBuilt = (path: string) => entry.some((pattern) => matchesGlob(path, pattern))
      expect(expected.filter(([, path]) => path === undefined || !isBuilt(path))).toEqual([])
    } else expect(Object.entries(entry)).toEqual(expect.arrayContaining(expected))
  })

  test('publishes under the same names what the build makes of each source', () => {
    const published = Object.entries(manifest.exports).map(([subpath, source]) => {
      const built = source.replace('./src/', './dist/').replace(/\.ts$/, '')
      return [
        subpath,
        {
          import: { types: `${built}.d.ts`, default: `${built}.js` },
          require: { types: `${built}.d.cts`, default: `${built}.cjs` },
        },
      ]
    })
    expect(manifest.publishConfig.exports).toEqual(Object.fromEntries(published))
  })

  test('declares every peer it can do without as optional, and tries each of them here', () => {
    const peers = Object.keys(manifest.peerDependencies)
    const optional = peers.filter((peer) => !required.includes(peer))
    expect(Object.keys(manifest.peerDependenciesMeta).toSorted()).toEqual(optional.toSorted())
    for (const peer of optional)
      expect(manifest.peerDependenciesMeta[peer]).toEqual({ optional: true })
    for (const peer of peers) expect(manifest.devDependencies).toHaveProperty([peer])
    for (const peer of peers) expect(manifest.dependencies ?? {}).not.toHaveProperty([peer])
  })
})
