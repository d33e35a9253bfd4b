import { formatPercent, quantity, ratioOf } from '../src/index.ts'

/** What a program in a browser does with core. Its result is JSON-safe. */
export async function main(): Promise<unknown> {
  return { attainment: formatPercent(ratioOf(quantity('202'), quantity('201')), { digits: 1 }) }
}
