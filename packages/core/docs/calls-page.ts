import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { exportsIn, type Described } from './exports.ts'
import { tableOf } from './markdown-table.ts'

const PACKAGES = new URL('../../', import.meta.url)
const CORE = sourceOf('core', '.')

/** What the exports of each folder are for that a program with a tracker needs, in the order of the page. */
const SECTIONS: Readonly<Record<string, string>> = {
  engine: 'Trackers',
  store: 'Stores',
  scoreboard: 'Boards',
  judgement: 'One standing',
  standing: 'What a standing shows, and when',
  timeline: 'Timelines',
  history: 'Histories in words',
  notice: 'Notices',
  decider: 'Commands and the decider',
  event: 'Events',
  rule: 'Rules of your own',
  attainment: 'Attainment',
  measure: 'Measures',
  quantity: 'Quantities and ratios',
  period: 'Days, moments, zones, periods',
  refusal: 'Refusals and errors',
  exporter: 'Exporters',
  ledger: 'Events that wait for earlier ones',
}

/** The page about the calls: from the entries of both packages and their docstrings. */
export function callsPage(): string {
  const adapters = Object.keys(manifestOf('adapters').exports)
  const beside = Object.keys(manifestOf('core').exports).filter((subpath) => subpath !== '.')
  const entries = [
    ...beside.map((subpath) => ['core', subpath] as const),
    ...adapters.map((subpath) => ['adapters', subpath] as const),
  ]
  const files = [CORE, ...entries.map(([name, subpath]) => sourceOf(name, subpath))]
  const exports = exportsIn(files, { '@planfold/core': CORE })
  const core = exports.of(CORE)
  const parts = [
    readFileSync(new URL('calls-intro.md', import.meta.url), 'utf8').trim(),
    '## `Tracker`\n\n`openTracker(options)` opens one on a store.',
    memberTable(exports.membersOf(CORE, 'Tracker')),
    '## Commands\n\nWhat `tracker.execute` takes, by `type`. Each is about one `target`.',
    memberTable(exports.unionOf(CORE, 'Command'), 'type'),
    '## `Scoreboard`\n\nMade by `tracker.scoreboard` and by `scoreboard(events, viewPoint)`.',
    memberTable(exports.membersOf(CORE, 'Scoreboard')),
    '## `@planfold/core`',
    ...Object.entries(SECTIONS).flatMap(([folder, title]) =>
      sectionOf(
        `### ${title}`,
        core.filter((each) => each.folder === folder),
      ),
    ),
    ...entries.flatMap(([name, subpath]) =>
      sectionOf(`## \`@planfold/${name}${subpath.slice(1)}\``, exports.of(sourceOf(name, subpath))),
    ),
  ]
  const left = core.find(({ folder }) => !(folder in SECTIONS))
  if (left !== undefined) throw new Error(`Say in calls-page.ts what ${left.folder} is for.`)
  return `${parts.join('\n\n')}\n`
}

function sectionOf(heading: string, exported: readonly Described[]): readonly string[] {
  if (exported.length === 0) return []
  const values = exported.filter(({ isType }) => !isType).toSorted(byName)
  const types = exported.filter(({ isType }) => isType).toSorted(byName)
  const names = types.map(({ name }) => `\`${name}\``).join(', ')
  return [
    heading,
    ...(values.length === 0 ? [] : [memberTable(values)]),
    ...(types.length === 0 ? [] : [`Types: ${names}.`]),
  ]
}

function memberTable(members: readonly Described[], head = 'call'): string {
  const rows = members.map(({ call, name, meaning }) => {
    if (meaning === '') throw new Error(`${name} is exported and needs a docstring.`)
    return [`\`${call}\``, meaning]
  })
  return tableOf([[head, ''], ...rows])
}

function byName(a: Described, b: Described): number {
  return a.name < b.name ? -1 : 1
}

interface Manifest {
  readonly exports: Readonly<Record<string, string>>
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(new URL(`${name}/package.json`, PACKAGES), 'utf8')) as Manifest
}

function sourceOf(name: string, subpath: string): string {
  const path = manifestOf(name).exports[subpath] ?? ''
  return fileURLToPath(new URL(`${name}/${path}`, PACKAGES))
}
