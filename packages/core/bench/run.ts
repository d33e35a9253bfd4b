import { parseArgs } from 'node:util'
import { replayObjects } from './replay-objects.bench.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

for (const bench of [replayObjects]) {
  const result = bench()
  console.log(values.json ? JSON.stringify(result) : sentence(result))
}

function sentence({
  name,
  n,
  opsPerSecond,
  limitOpsPerSecond,
  ratio,
}: ReturnType<typeof replayObjects>): string {
  const pace = (ops: number): string => `${Math.round(ops).toLocaleString('en')}/s`
  return `${name}: ${n.toLocaleString('en')} events, ${pace(opsPerSecond)} beside ${pace(limitOpsPerSecond)} by hand, ratio ${ratio.toFixed(2)}`
}
