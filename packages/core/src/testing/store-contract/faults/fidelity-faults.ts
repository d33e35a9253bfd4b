import type { EventStore } from '../../../store/event-store.ts'
import type { Provenance, TargetEvent } from '../../../event/events.ts'
import { moment } from '../../../period/moment.ts'
import type { FIDELITY_LAWS } from '../fidelity-laws.ts'
import { appending, faulty, faultyLog, reviving, storing, type FaultsOf } from './fault.ts'

export const FIDELITY_FAULTS: FaultsOf<typeof FIDELITY_LAWS> = {
  'strings come back to the letter': {
    'revives dates': reviving((json) =>
      json.replaceAll('"2020-01-01T00:00:00Z"', '"2020-01-01T00:00:00.000Z"'),
    ),
    'revives numbers': reviving((json) => json.replaceAll('"1e5"', '100000')),
    'ends texts at the first nul': reviving((json) => json.replaceAll('\\u0000', '')),
    'writes lone surrogates as UTF-8 can': reviving((json) => json.replaceAll('\\ud800', '\ufffd')),
    'normalises letters with accents': reviving((json) => json.normalize('NFC')),
  },

  'fingerprints come back to the letter': {
    'has 64 characters for a fingerprint': appending((commit, store) =>
      store.append({ ...commit, fingerprint: commit.fingerprint.slice(0, 64) }),
    ),
  },

  "the user's own data comes back as the JSON it was": {
    'loses keys named __proto__': reviving((json) =>
      JSON.stringify(
        JSON.parse(json, (key, value: unknown) => (key === '__proto__' ? undefined : value)),
      ),
    ),
    'keeps numbers with seven digits': reviving((json) =>
      JSON.stringify(
        JSON.parse(json, (_, value: unknown) =>
          typeof value === 'number' ? Math.fround(value) : value,
        ),
      ),
    ),
    'keeps numbers with sixteen digits': reviving((json) =>
      JSON.stringify(
        JSON.parse(json, (_, value: unknown) =>
          typeof value === 'number' ? Number(value.toPrecision(16)) : value,
        ),
      ),
    ),
  },

  'every field of every kind of event comes back': {
    'has no column for who recorded it': storing(without('recordedBy')),
    'has no column for the source': storing(without('source')),
    'has no column for the correlation': storing(without('correlation')),
    'has no column for the causation': storing(without('causation')),
    'has no column for the evidence': storing(without('evidence')),
    'keeps whole seconds': storing((event) => ({
      ...event,
      recordedAt: moment(event.recordedAt.replace(/\.\d+Z/, 'Z')),
    })),
    'writes version 1 on every event': storing((event) => ({ ...event, v: 1 })),
    'keeps the data of notes alone': storing((event) =>
      event.type === 'NoteAdded' ? event : ({ ...event, data: {} } as unknown as TargetEvent),
    ),
    'writes nothing for null': storing((event) => ({
      ...event,
      data: JSON.parse(JSON.stringify(event.data, (_, value: unknown) => value ?? undefined)),
    })),
  },

  'odd ids are kept apart and come back to the letter': {
    'does not tell letter case apart': faulty((store) => ({
      ...store,
      load: (target, options) => store.load(target.toLowerCase() as typeof target, options),
    })),
    'does not tell ids apart by accents written otherwise': faulty((store) => ({
      ...store,
      load: (target, options) => store.load(target.normalize('NFC') as typeof target, options),
    })),
  },

  'what goes in and what comes out is a copy': {
    'hands out what it keeps': faultyLog(() => {
      const kept = new Map<string, ReturnType<EventStore['load']>>()
      return (store, tenant) => ({
        ...store,
        async append(commit) {
          const result = await store.append(commit)
          if (result.status === 'appended') kept.delete(`${tenant}/${commit.target}`)
          return result
        },
        load(target, options) {
          if (options?.afterRevision !== undefined) return store.load(target, options)
          const loaded = kept.get(`${tenant}/${target}`) ?? store.load(target)
          kept.set(`${tenant}/${target}`, loaded)
          return loaded
        },
      })
    }),
  },
}

function without(field: keyof Provenance): (event: TargetEvent) => TargetEvent {
  return (event) =>
    Object.fromEntries(
      Object.entries(event).filter(([name]) => name !== field),
    ) as unknown as TargetEvent
}
