export { historyMarkdown } from './history.ts'
export type { MarkdownOptions } from './options.ts'
export { scoreboardMarkdown } from './scoreboard.ts'
export { timelineMarkdown } from './timeline.ts'
