export { historyJson, scoreboardJson, scoreboardJsonLines, timelineJson } from './json.ts'
export type { JsonOptions } from './json.ts'
