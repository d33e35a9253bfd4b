import { readdirSync } from 'node:fs'

/**
 * The folders of packages/core/src, lowest first. A folder imports from its own layer and from
 * those below it; folders of a layer marked `apart` do not import one another. A new folder takes
 * its place here before anything may import it.
 */
const LAYERS = [
  { name: 'refusal', folders: ['refusal'] },
  { name: 'values', folders: ['quantity', 'period'], apart: true },
  { name: 'events', folders: ['event'] },
  { name: 'goals', folders: ['attainment', 'measure'], apart: true },
  { name: 'ledger', folders: ['ledger'] },
  { name: 'beside ledgers', folders: ['notice', 'segment'], apart: true },
  { name: 'standing', folders: ['standing'] },
  { name: 'rule', folders: ['rule'] },
  { name: 'judgement', folders: ['judgement'] },
  { name: 'decider', folders: ['decider'] },
  { name: 'claims', folders: ['claims'] },
  { name: 'projections', folders: ['scoreboard', 'timeline', 'history'] },
  { name: 'exporter', folders: ['exporter'] },
  { name: 'store', folders: ['store'] },
  { name: 'engine', folders: ['engine'] },
  { name: 'testing', folders: ['testing'] },
]

/** Folders of packages/adapters/src that every adapter may import; they import no adapter. */
const SHARED_BY_ADAPTERS = ['board', 'chunks', 'peer', 'wording']

const SRC = 'packages/core/src'
// `x.child.ts` is a process that a test starts.
const TEST_FILES = '\\.(?:test|test-d|child)\\.ts$'
const VAGUE_NAMES = /^(?:utils?|helpers?|types|common|shared|misc|lib)$/

const known = new Set(LAYERS.flatMap((layer) => layer.folders))
for (const folder of foldersIn(SRC).filter((name) => !known.has(name))) {
  throw new Error(`${SRC}/${folder} has no layer. Place it in LAYERS in .dependency-cruiser.mjs.`)
}
for (const root of ['packages/core/src', 'packages/adapters/src']) {
  for (const name of foldersIn(root, { recursive: true })) {
    if (!VAGUE_NAMES.test(name)) continue
    throw new Error(
      `${root}: the folder ${name} is no noun of the domain. Name it for what it holds.`,
    )
  }
}

function foldersIn(path, options = {}) {
  return readdirSync(new URL(path, import.meta.url), { ...options, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

const ENTRY = `^${SRC}/(?:index|quantity|rules|store)\\.ts$`

const within = (folders) => `^${SRC}/(?:${folders.join('|')})/`

const directions = LAYERS.slice(0, -1).map((layer, depth) => ({
  name: `${layer.name}-imports-only-downwards`,
  severity: 'error',
  from: { path: within(layer.folders), pathNot: TEST_FILES },
  to: { path: [within(LAYERS.slice(depth + 1).flatMap((above) => above.folders)), ENTRY] },
}))

const neighbours = LAYERS.filter((layer) => layer.apart).flatMap((layer) =>
  layer.folders.map((folder) => ({
    name: `${folder}-stands-apart`,
    severity: 'error',
    from: { path: within([folder]), pathNot: TEST_FILES },
    to: { path: within(layer.folders.filter((other) => other !== folder)) },
  })),
)

/** Only files matching `where` (and tests) may import the npm packages matching `packages`. */
function onlyIn(name, packages, where) {
  return {
    name,
    severity: 'error',
    from: { path: `^${SRC}/`, pathNot: [TEST_FILES, ...where] },
    to: { path: npm(packages) },
  }
}

function npm(packages) {
  return `(?:^|/)node_modules/(?:${packages.join('|')})/`
}

export default {
  forbidden: [
    ...directions,
    ...neighbours,
    {
      ...onlyIn(
        'zod-stands-at-the-doors',
        ['zod'],
        ['[/.]schema\\.ts$', '/schema/', '/codec\\.ts$'],
      ),
      to: { path: npm(['zod']), dependencyTypesNot: ['type-only'] },
    },
    onlyIn('date-fns-only-in-period', ['date-fns', '@date-fns/tz'], [`^${SRC}/period/`]),
    onlyIn('immer-only-in-tests', ['immer'], []),
    onlyIn('test-libraries-only-in-testing', ['fast-check', 'vitest'], [`^${SRC}/testing/`]),
    {
      name: 'core-has-no-node-import',
      comment: 'Core runs in browsers and workers.',
      severity: 'error',
      from: { path: `^${SRC}/`, pathNot: TEST_FILES },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-adapters',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^packages/adapters/' },
    },
    {
      name: 'core-through-its-public-entries',
      comment:
        'Outside core, only its entries exist; all benchmarks are one kind, and all tests ask as often.',
      severity: 'error',
      from: { pathNot: '^packages/core/' },
      to: {
        path: '^packages/core/',
        pathNot: [
          ENTRY,
          `^${SRC}/testing/index\\.ts$`,
          '^packages/core/bench/contest\\.ts$',
          '^packages/core/laws/',
        ],
      },
    },
    {
      name: 'testing-only-in-tests',
      severity: 'error',
      from: { path: '^packages/adapters/src/', pathNot: TEST_FILES },
      to: { path: `^${SRC}/testing/` },
    },
    {
      name: 'adapters-do-not-import-one-another',
      severity: 'error',
      from: { path: '^packages/adapters/src/([^/]+)/', pathNot: TEST_FILES },
      to: {
        path: '^packages/adapters/src/[^/]+/',
        pathNot: `^packages/adapters/src/(?:$1|${SHARED_BY_ADAPTERS.join('|')})/`,
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'published-code-uses-declared-dependencies',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: TEST_FILES },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm', 'npm-peer', 'type-only'],
      },
    },
    {
      name: 'no-imports-of-tests',
      severity: 'error',
      from: {},
      to: { path: TEST_FILES },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:packages|examples)/[^/]+/(?:dist|out|\\.declarations)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
