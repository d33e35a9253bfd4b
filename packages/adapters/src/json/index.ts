export { historyJson, scoreboardJson, scoreboardJsonLines, timelineJson } from './json.ts'
export type { StandingOrder } from '../board/order.ts'
export type { JsonLinesOptions, JsonOptions } from './json.ts'
