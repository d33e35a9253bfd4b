export {
  actualText,
  attainmentText,
  figureText,
  goalText,
  NOTHING,
  planText,
  stateText,
  titleText,
  unitText,
} from './figures.ts'
export type { WordingRefusals } from './refusals.ts'
export { toldIn } from './told-in.ts'
export { wordsIn } from './words-in.ts'
export type { Language } from './words-in.ts'
export type { Heading, Words } from './words.ts'
