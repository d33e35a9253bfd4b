import type { Condition } from '../mapping/condition.ts'
import type { Columns } from './columns.ts'
import { composed } from './composed.ts'
import type { Row } from './row.ts'

/** Whether a row is as a condition has it. */
export type RowTest = (row: Row) => boolean

/** A condition ready to be asked. */
export function conditionOf(condition: Condition, columns: Columns): RowTest {
  if ('all' in condition) {
    const tests = condition.all.map((each) => conditionOf(each, columns))
    return (row) => tests.every((test) => test(row))
  }
  if ('any' in condition) {
    const tests = condition.any.map((each) => conditionOf(each, columns))
    return (row) => tests.some((test) => test(row))
  }
  if ('not' in condition) {
    const test = conditionOf(condition.not, columns)
    return (row) => !test(row)
  }
  if ('blank' in condition) {
    const own = columns.own()
    return (row) => own.every((column) => row.text(column) === undefined) === condition.blank
  }
  const column = columns.named(condition.column)
  if ('is' in condition) {
    const word = composed(condition.is)
    return (row) => composed(row.raw(column)) === word
  }
  if ('in' in condition) {
    const words = new Set(condition.in.map(composed))
    return (row) => words.has(composed(row.raw(column)))
  }
  if ('missing' in condition) return (row) => (row.text(column) === undefined) === condition.missing
  return (row) => {
    const text = row.text(column)
    if (text === undefined) return false
    return (condition.reads === 'number' ? column.number(text) : column.day(text)).ok
  }
}
