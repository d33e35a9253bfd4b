import { describe, expect, test } from 'vitest'
import { commitId, targetId } from '../event/identifiers.ts'
import { moment } from '../period/moment.ts'
import { refusedWith } from '../testing/refused.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { parseCommand } from './command.schema.ts'
import { decide, type CommandRequest } from './decide.ts'
import { evolve, NOTHING_YET } from './evolve.ts'

const requestOf = (): CommandRequest => ({
  id: commitId('c9'),
  command: { type: 'AssessTarget', target: targetId(TOLD_TARGET) },
  recordedAt: moment('2020-06-30T12:00:00Z'),
})

describe('decide', () => {
  test.each<[found: unknown]>([
    [undefined],
    [null],
    ['c9'],
    [{}],
    [{ ...requestOf(), id: undefined }],
    [{ ...requestOf(), id: 9 }],
    [{ ...requestOf(), recordedAt: undefined }],
    [{ ...requestOf(), recordedAt: '2020-06-30T12:00Z' }],
    [{ ...requestOf(), recordedAt: new Date(0) }],
    [{ ...requestOf(), command: undefined }],
    [{ ...requestOf(), command: null }],
    [{ ...requestOf(), command: 'AssessTarget' }],
    [{ ...requestOf(), command: { type: 'AssessTarget' } }],
    [{ ...requestOf(), command: { type: 7, target: TOLD_TARGET } }],
    [{ ...requestOf(), command: { target: TOLD_TARGET } }],
    [{ ...requestOf(), command: { type: 'AssessTarget', target: 7 } }],
  ])('refuses what is no request: case %#', (found) => {
    expect(refusedWith(() => decide(found as never, NOTHING_YET))).toMatchObject({
      code: 'InvalidField',
      field: 'request',
      message: expect.stringContaining(
        'request: expected a request { id, command, recordedAt } ' +
          'with a command that parseCommand has accepted, found ',
      ),
      parameters: { types: ['request'] },
    })
  })

  test.each<[found: unknown]>([
    [undefined],
    [null],
    ['state'],
    [{}],
    [{ revision: '1' }],
    [{ ledger: undefined }],
    [{ ledger: null, revision: 1 }],
    [{ ledger: 'ledger', revision: 1 }],
    [{ ledger: {}, revision: 1 }],
    [{ ledger: { rows: [] }, revision: 1 }],
  ])('refuses what is no state, and so does evolve: case %#', (found) => {
    const [event] = toldTarget().events
    for (const ask of [
      () => decide(requestOf(), found as never),
      () => evolve(found as never, event as never),
    ]) {
      expect(refusedWith(ask)).toMatchObject({
        code: 'InvalidField',
        field: 'state',
        remedy: 'Give a state that evolve has made, or NOTHING_YET.',
        parameters: { types: ['state'] },
      })
    }
  })

  test('takes states that evolve has made, frozen or not', () => {
    const state = toldTarget({ plan: 10 }).events.reduce(evolve, NOTHING_YET)
    expect(decide(requestOf(), state)).toStrictEqual({ ok: true, value: [] })
    Object.freeze(state.ledger)
    expect(decide(requestOf(), Object.freeze(state))).toStrictEqual({ ok: true, value: [] })
  })
})

describe('parseCommand', () => {
  const command = { type: 'AddNote', target: 't', text: 'n' }

  test.each([0, -1, 1.5, 1_000_000_001, Number.NaN, '10', null])(
    'has no bound of %o bytes',
    (maxCommandBytes) => {
      const refusal = refusedWith(() => parseCommand(command, { maxCommandBytes } as never))
      expect(refusal.field).toBe('maxCommandBytes')
      expect(refusal.message).toMatch(/expected whole bytes from 1 to 1000000000, found /)
      expect(refusal.remedy).toBe('Leave it out for 1000000.')
      expect(refusal.parameters).toStrictEqual({ least: 1, most: 1_000_000_000 })
    },
  )

  test.each([
    // Names and texts: type AddNote, target t, text n, and 8 for the object itself.
    [8 + 'typeAddNotetargetttextn'.length, true],
    [7 + 'typeAddNotetargetttextn'.length, false],
    [1_000_000_000, true],
    [1, false],
  ])('within %i bytes', (maxCommandBytes, fits) => {
    const parsed = parseCommand(command, { maxCommandBytes })
    expect(parsed.ok ? 'accepted' : parsed.refusal.code).toBe(fits ? 'accepted' : 'CommandTooLarge')
  })

  test('says how large a command may be, and what to do about one that is larger', () => {
    const parsed = parseCommand(command, { maxCommandBytes: 9 })
    expect(parsed).toMatchObject({
      refusal: {
        message:
          'expected a command of at most 9 bytes, found "a larger command". Refer to large data, or open the tracker with a greater maxCommandBytes.',
        parameters: { most: 9 },
      },
    })
  })

  test('names an option that there is not, and input that throws', () => {
    expect(refusedWith(() => parseCommand(command, { maxBytes: 5 } as never)).code).toBe(
      'UnknownField',
    )
    const parsed = parseCommand(new Proxy({}, { ownKeys: () => expect.unreachable() }))
    expect(parsed.ok ? 'accepted' : parsed.refusal.code).toBe('UnreadableInput')
  })
})
