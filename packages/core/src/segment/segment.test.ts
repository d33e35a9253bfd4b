import { describe, expect, test } from 'vitest'
import { targetId } from '../event/identifiers.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { refusedWith } from '../testing/refused.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { checksumOf } from './checksum.ts'
import { readSegment, segmentOf } from './segment.ts'

const POINT = { asOf: '2020-12-31' }

function told() {
  const telling = toldTarget()
  telling.tell({ type: 'ReportProgress', quantity: '9007199254740993.5', on: '2020-03-01' })
  telling.tell({ type: 'ReportProgress', quantity: 6, on: '2020-03-02', note: 'not kept' })
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '-0.25' })
  return telling.events
}

describe('a segment', () => {
  test('of nothing is the board of nothing', () => {
    const segment = readSegment(segmentOf([]))
    expect(segment.size).toBe(0)
    expect(scoreboard(segment, POINT).size).toBe(0)
  })

  test('keeps figures beyond 2^53, and no notes', () => {
    const bytes = segmentOf(told())
    const [before, after] = [told(), readSegment(bytes)].map((log) =>
      scoreboard(log, POINT).target(TOLD_TARGET),
    )
    expect(after).toStrictEqual(before)
    expect(new TextDecoder().decode(bytes)).not.toContain('not kept')
  })

  test('is read from wherever its bytes lie', () => {
    const bytes = segmentOf(told())
    for (let shift = 0; shift < 9; shift++) {
      const lying = new Uint8Array(bytes.length + shift).subarray(shift)
      lying.set(bytes)
      expect(readSegment(lying).ledgers().has(targetId(TOLD_TARGET))).toBe(true)
    }
  })

  test('with a hole waits as its events do', () => {
    const events = told().filter(({ revision }) => revision !== 2)
    const board = scoreboard(readSegment(segmentOf(events)), POINT)
    expect(board.waiting).toStrictEqual(scoreboard(events, POINT).waiting)
    expect(board.waiting).toHaveLength(2)
  })

  test('of another form, or with events of other versions, is refused, as is what is none', () => {
    const whole = segmentOf(told())
    const of = (change: (bytes: Uint8Array<ArrayBuffer>) => void) => {
      const bytes = whole.slice()
      change(bytes)
      bytes.set(new TextEncoder().encode(checksumOf(bytes.subarray(24))), 8)
      return refusedWith(() => readSegment(bytes))
    }
    expect(of((bytes) => bytes.set([1], 24))).toMatchObject({
      code: 'SegmentUnreadable',
      field: 'bytes',
      parameters: { fault: 'version' },
    })
    const text = new TextDecoder().decode(whole)
    const version = text.indexOf('"ProgressReported":1') + '"ProgressReported":'.length
    expect(of((bytes) => bytes.set([0x32], version)).parameters).toStrictEqual({ fault: 'version' })
    expect(of((bytes) => bytes.set([0x50], 0)).parameters).toStrictEqual({ fault: 'form' })
    for (const none of [undefined, null, 'planfold', [1], new ArrayBuffer(40)]) {
      expect(refusedWith(() => readSegment(none as never)).code).toBe('InvalidField')
    }
  })
})
