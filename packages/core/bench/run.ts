import { parseArgs } from 'node:util'
import type { Comparison } from './compare.ts'
import { replayObjects } from './replay-objects.bench.ts'
import { weightedMean } from './weighted-mean.bench.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

for (const bench of [replayObjects, weightedMean]) {
  const result = bench()
  console.log(values.json ? JSON.stringify(result) : sentence(result))
}

function sentence({
  name,
  n,
  opsPerSecond,
  limitOpsPerSecond,
  ratio,
  counted = 'events',
  beside = 'by hand',
}: Comparison): string {
  const pace = (ops: number): string => `${Math.round(ops).toLocaleString('en')}/s`
  return `${name}: ${n.toLocaleString('en')} ${counted}, ${pace(opsPerSecond)} beside ${pace(limitOpsPerSecond)} ${beside}, ratio ${ratio.toFixed(2)}`
}
