import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from '../engine/open-tracker.ts'
import { decodeEvent } from '../event/codec.ts'
import { history } from '../history/history.ts'
import { shown } from '../refusal/preview.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { standing } from '../judgement/standing-in.ts'
import { parseCommand } from '../decider/command.schema.ts'
import type { Command } from '../decider/commands.ts'
import { timeline } from '../timeline/timeline.ts'

const WARD = 'Phường Ngọc Hà'.normalize('NFC')
const APART = WARD.normalize('NFD')
const POINT = { asOf: '2020-12-31' }

const SET: Command = {
  type: 'SetTarget',
  target: WARD,
  title: APART,
  unit: 'người',
  measure: 'sum',
  reportedAs: 'runningTotal',
  plan: 30,
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  programme: `${APART}/${APART}`,
  owner: APART,
  labels: { [APART]: APART },
}

function report(series: string, quantity: number, target: string): Command {
  return {
    type: 'ReportProgress',
    target,
    series,
    quantity,
    on: '2020-03-01',
    unit: 'người'.normalize('NFD'),
    parts: { [series]: 1 },
    note: APART,
  }
}

async function reported() {
  const tracker = await openTracker({ store: memoryStore() })
  for (const command of [SET, report(WARD, 10, WARD), report(APART, 20, APART)]) {
    expect(await tracker.execute(command, { commandId: undefined })).toMatchObject({ ok: true })
  }
  const events = (await tracker.history(APART)).map(({ event }) => event)
  return { tracker, events }
}

describe('letters that are composed and letters that are not', () => {
  test('are one id and one series: a ward reported in both counts once', async () => {
    const { tracker } = await reported()
    expect(await tracker.standing(APART, POINT)).toMatchObject({ target: WARD, actual: '20' })
  })

  test('find the same in every view', async () => {
    const { tracker, events } = await reported()
    for (const board of [await tracker.scoreboard(POINT), scoreboard(events, POINT)]) {
      expect(board.target(APART)).toBe(board.target(WARD))
      expect(board.programme(`${APART}/${APART}`)?.counts.total).toBe(1)
    }
    expect(standing(events, APART, POINT)).toEqual(standing(events, WARD, POINT))
    expect(timeline(events, APART, POINT)).toEqual(await tracker.timeline(WARD, POINT))
    expect(timeline(events, APART, POINT)).not.toEqual([])
    expect(history(events, APART)).toEqual(history(events, WARD))
    expect(events.length).toBeGreaterThan(2)
  })

  test('are composed in names and keys, and kept to the letter in texts', async () => {
    const { events } = await reported()
    expect(events[0]?.data).toMatchObject({
      title: APART,
      owner: WARD,
      programme: `${WARD}/${WARD}`,
      labels: { [WARD]: WARD },
    })
    expect(events.at(2)?.data).toMatchObject({ series: WARD, parts: { [WARD]: '1' }, note: APART })
  })

  test('name one command', async () => {
    const tracker = await openTracker({ store: memoryStore() })
    await tracker.execute(SET, { commandId: WARD })
    const again = { ...SET, target: APART, owner: WARD }
    expect(await tracker.execute(again, { commandId: APART })).toMatchObject({ repeated: true })
  })

  test('are not two keys of one object', () => {
    const labels = { [WARD]: 'a', [APART]: 'b' }
    expect(parseCommand({ ...SET, labels })).toMatchObject({
      refusal: { code: 'DuplicateName', field: 'labels', value: WARD },
    })
  })

  test('stand in no stored event but composed, and a refusal tells them apart', async () => {
    const { events } = await reported()
    for (const spoilt of [
      { ...events[0], target: APART },
      { ...events[0], data: { ...events[0]?.data, owner: APART } },
      { ...events[2], data: { ...events[2]?.data, series: APART } },
      { ...events[2], data: { ...events[2]?.data, parts: { [APART]: '1' } } },
    ]) {
      expect(() => decodeEvent(spoilt, 7)).toThrow('NFC')
    }
    expect(() => decodeEvent({ ...events[0], target: APART }, 7)).toThrow(String.raw`\u{300}`)
    expect(shown(WARD)).toBe(JSON.stringify(WARD))
    expect(shown('a\u00A0b\u200Bc')).toBe(String.raw`"a\u{a0}b\u{200b}c"`)
  })

  test('law: a command means the same in whichever form it was typed', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(names, names, (target, series) => {
        const typed = (form: 'NFC' | 'NFD') =>
          parseCommand(report(series.normalize(form), 1, target.normalize(form)))
        const [one, other] = [typed('NFC'), typed('NFD')]
        if (one.ok) expect(other).toEqual(one)
        else expect(other).toMatchObject({ refusal: { code: one.refusal.code } })
      }),
    )
  })

  test('law: a label means the same in whichever form it was typed, whatever its key', () => {
    // A key of one's own may be called as the fields are that hold texts.
    const keys = fc.constantFrom(
      ...Object.keys({ ...SET, ...report('', 0, ''), source: '', ext: '' }),
    )
    const values = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(keys, values, (key, value) => {
        const typed = (form: 'NFC' | 'NFD') =>
          parseCommand({ ...SET, labels: { [key]: value.normalize(form) } })
        const [one, other] = [typed('NFC'), typed('NFD')]
        if (one.ok) expect(other).toEqual(one)
        else expect(other).toMatchObject({ refusal: { code: one.refusal.code } })
      }),
    )
  })
})
