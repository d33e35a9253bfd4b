import { expect, test } from 'vitest'
import * as tracking from './index.ts'
import * as calculating from './quantity.ts'
import * as ruling from './rules.ts'
import * as storing from './store.ts'
import * as testing from './testing/index.ts'

test('what a program can call stands in one entry alone', () => {
  const all = [tracking, calculating, ruling, storing, testing].flatMap((each) => Object.keys(each))
  expect(all.filter((name, place) => all.indexOf(name) !== place)).toEqual([])
})
