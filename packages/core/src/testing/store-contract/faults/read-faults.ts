import type { Position } from '../../../store/event-store.ts'
import type { READ_LAWS } from '../read-laws.ts'
import { readAll } from '../reading.ts'
import { faulty, type FaultsOf } from './fault.ts'

export const READ_FAULTS: FaultsOf<typeof READ_LAWS> = {
  'reading starts after a position and stops at one, itself included': {
    'repeats the position it is to start after': faulty((store) => ({
      ...store,
      async *read({ after, ...query } = {}) {
        for await (const batch of store.read(query)) {
          const found = batch.filter(({ position }) => after === undefined || position >= after)
          if (found.length > 0) yield found
        }
      },
    })),
    'leaves out the position it is to stop at': faulty((store) => ({
      ...store,
      async *read({ upTo, ...query } = {}) {
        for await (const batch of store.read(query)) {
          const found = batch.filter(({ position }) => upTo === undefined || position < upTo)
          if (found.length > 0) yield found
        }
      },
    })),
  },

  'a read ends although appends go on': {
    'waits for more': faulty((store) => ({
      ...store,
      async *read(query) {
        for (let after = query?.after; ;) {
          let batches = 0
          for await (const batch of store.read({ ...query, ...(after && { after }) })) {
            yield batch
            batches += 1
            after = batch.at(-1)?.position
          }
          if (batches === 0) return
        }
      },
    })),
  },

  'a read that is left early is over': {
    'goes on where the last read was left': faulty((store) => {
      let left: Position | undefined
      return {
        ...store,
        async *read(query) {
          const after = left ?? query?.after
          const commits = await readAll(store, { ...query, ...(after && { after }) })
          for (const commit of commits) {
            left = commit.position
            yield [commit]
          }
          left = undefined
        },
      }
    }),
  },

  'reads of one handle at the same time do not disturb each other': {
    'has one cursor for all reads': faulty((store) => {
      let cursor: Position | undefined
      const next = async (upTo: Position | undefined) => {
        const rest = await readAll(store, {
          ...(cursor && { after: cursor }),
          ...(upTo && { upTo }),
        })
        return rest.slice(0, 1)
      }
      return {
        ...store,
        async *read(query) {
          const end = query?.upTo ?? (await readAll(store)).at(-1)?.position
          cursor = query?.after
          for (let batch = await next(end); batch.length > 0; batch = await next(end)) {
            cursor = batch.at(-1)?.position
            yield batch
          }
        },
      }
    }),
  },
}
