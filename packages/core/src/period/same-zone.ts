import { ZONE_NAMES } from './zone-names.ts'
import type { Zone } from './zone.ts'

let firstNames: ReadonlyMap<string, string> | undefined

/**
 * The first of the names of a zone, in lower case: the same for two names of one zone. Engines differ
 * in what they make of such names, so that none is asked.
 *
 * @example
 * firstNameOf(zone('Asia/Saigon')) //=> 'asia/ho_chi_minh'
 */
export function firstNameOf(zone: Zone): string {
  firstNames ??= readNames()
  const name = zone.toLowerCase()
  return firstNames.get(name) ?? name
}

function readNames(): ReadonlyMap<string, string> {
  const lines = ZONE_NAMES.toLowerCase().split('\n')
  return new Map(
    lines.flatMap((line) => {
      const [first, ...others] = line.split(' ')
      return others.map((name) => [name, first ?? name] as const)
    }),
  )
}
