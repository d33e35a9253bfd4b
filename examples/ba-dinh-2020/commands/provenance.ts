import type { Provenance } from '@planfold/core'
import { SEED } from './draw.ts'

/** Where everything here comes from. */
const SOURCE = 'Report of the Ba Đình district committee (Hà Nội) on 2020'

/** What the source states. */
export const STATED: Provenance = { source: SOURCE }

/** Marks a report or a declaration that the seed made up: what they add up to is the source's. */
export const ILLUSTRATIVE: Provenance = { ext: { illustrative: true, seed: SEED } }

/** Marks a target whose reports or declarations are such, so that every export of it says so. */
export const DRAWN: Readonly<Record<string, string>> = { details: 'illustrative' }
