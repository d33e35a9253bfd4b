import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { millisecondsOf, moment } from './moment.ts'
import { dayIn, offsetIn, parseZone, zone } from './zone.ts'

describe('parseZone', () => {
  test.each([
    'Asia/Ho_Chi_Minh',
    'Asia/Saigon',
    'UTC',
    'Etc/GMT+5',
    'America/Argentina/Buenos_Aires',
    'EST5EDT',
    'GMT',
    'PRC',
    'asia/ho_chi_minh',
  ])('accepts %s and keeps it as written', (name) => {
    expect(parseZone(name)).toEqual({ ok: true, value: name })
  })

  test.each([
    'CET',
    'EET',
    'EST',
    'GMT',
    'HST',
    'MET',
    'MST',
    'PRC',
    'ROC',
    'ROK',
    'UCT',
    'UTC',
    'WET',
  ])('accepts %s, which looks like an abbreviation but is a name in the database', (name) => {
    expect(parseZone(name).ok).toBe(true)
  })

  test.each(['+07:00', '-0330', '+07'])('refuses the offset %s', (name) => {
    expect(parseZone(name)).toMatchObject({
      ok: false,
      refusal: {
        code: 'UnknownZone',
        field: '',
        value: name,
        remedy: 'Name the place instead of its offset, such as Asia/Ho_Chi_Minh.',
      },
    })
  })

  test.each(['IST', 'VST', 'ACT', 'pst', 'CST'])('refuses the abbreviation %s', (name) => {
    expect(parseZone(name)).toMatchObject({
      ok: false,
      refusal: {
        code: 'UnknownZone',
        remedy: 'Name the place instead of an abbreviation, such as Asia/Ho_Chi_Minh.',
      },
    })
  })

  test.each(['', ' ', 'Asia/Hanoi', 'UTC ', 'UTC+7', 'Z', 'Asia/Ho Chi Minh', 'x'.repeat(10_000)])(
    'refuses %j, which no database lists',
    (name) => {
      expect(parseZone(name)).toMatchObject({
        ok: false,
        refusal: {
          code: 'UnknownZone',
          remedy: 'Give a name that the IANA time zone database lists, such as Asia/Ho_Chi_Minh.',
        },
      })
    },
  )

  test.each([undefined, null, 7, {}, Object('UTC')])(
    'refuses what is not a string: %s',
    (input) => {
      expect(parseZone(input)).toMatchObject({
        ok: false,
        refusal: {
          code: 'UnknownZone',
          remedy: 'Give the name as text, such as Asia/Ho_Chi_Minh.',
        },
      })
    },
  )
})

test('zone mints what parseZone accepts and throws what it refuses', () => {
  expect(zone('Asia/Ho_Chi_Minh')).toBe('Asia/Ho_Chi_Minh')
  expect(() => zone('Asia/Hanoi')).toThrow(RefusedInput)
  expect(() => zone('Asia/Hanoi')).toThrow('expected the IANA name of a time zone, found ')
})

describe('dayIn', () => {
  test.each([
    ['2020-12-31T16:59:59.999Z', 'Asia/Ho_Chi_Minh', '2020-12-31'],
    ['2020-12-31T17:00:00.000Z', 'Asia/Ho_Chi_Minh', '2021-01-01'],
    ['2020-12-31T18:00:00.000Z', 'Asia/Ho_Chi_Minh', '2021-01-01'],
    ['2020-12-31T18:00:00.000Z', 'Asia/Saigon', '2021-01-01'],
    ['2020-12-31T18:00:00.000Z', 'UTC', '2020-12-31'],
    ['2020-12-31T09:59:59.999Z', 'Pacific/Kiritimati', '2020-12-31'],
    ['2020-12-31T10:00:00.000Z', 'Pacific/Kiritimati', '2021-01-01'],
    ['2021-01-01T09:59:59.999Z', 'Pacific/Honolulu', '2020-12-31'],
    ['2020-12-31T04:59:59.999Z', 'Etc/GMT+5', '2020-12-30'],
  ])('%s is in %s the day %s', (at, name, expected) => {
    expect(dayIn(zone(name), moment(at))).toBe(expected)
  })

  test('Apia went from 29 to 31 December 2011', () => {
    const apia = zone('Pacific/Apia')
    expect(dayIn(apia, moment('2011-12-30T09:59:59.999Z'))).toBe('2011-12-29')
    expect(dayIn(apia, moment('2011-12-30T10:00:00.000Z'))).toBe('2011-12-31')
  })

  test('São Paulo had no midnight on 4 November 2018', () => {
    const saoPaulo = zone('America/Sao_Paulo')
    expect(dayIn(saoPaulo, moment('2018-11-04T02:59:59.999Z'))).toBe('2018-11-03')
    expect(dayIn(saoPaulo, moment('2018-11-04T03:00:00.000Z'))).toBe('2018-11-04')
  })

  test('Lord Howe is 11 hours ahead in summer, half an hour less in winter', () => {
    const lordHowe = zone('Australia/Lord_Howe')
    expect(dayIn(lordHowe, moment('2020-01-01T13:00:00Z'))).toBe('2020-01-02')
    expect(dayIn(lordHowe, moment('2020-07-01T13:00:00Z'))).toBe('2020-07-01')
    expect(dayIn(lordHowe, moment('2020-07-01T13:30:00Z'))).toBe('2020-07-02')
  })

  test.each([
    ['Africa/Monrovia', '1971-06-01T00:44:29.999Z', '1971-05-31'],
    ['Africa/Monrovia', '1971-06-01T00:44:30.000Z', '1971-06-01'],
    ['Asia/Ho_Chi_Minh', '1900-01-01T16:53:29.999Z', '1900-01-01'],
    ['Asia/Ho_Chi_Minh', '1900-01-01T16:53:30.000Z', '1900-01-02'],
    ['Europe/London', '1800-01-01T00:01:14.999Z', '1799-12-31'],
    ['Europe/London', '1800-01-01T00:01:15.000Z', '1800-01-01'],
  ])('the mean time of %s is kept to the second: %s is %s', (name, at, expected) => {
    expect(dayIn(zone(name), moment(at))).toBe(expected)
  })

  test('stays within the days there are', () => {
    const first = moment('0001-01-01T00:00:00.000Z')
    const last = moment('9999-12-31T23:59:59.999Z')
    expect(dayIn(zone('Pacific/Honolulu'), first)).toBe('0001-01-01')
    expect(dayIn(zone('Pacific/Kiritimati'), last)).toBe('9999-12-31')
  })
})

test('offsets are ahead of UTC in the east and behind it in the west', () => {
  const minutesAt = (name: string, at: string) =>
    offsetIn(zone(name), millisecondsOf(moment(at))) / 60_000
  expect(minutesAt('Asia/Ho_Chi_Minh', '2020-12-31T18:00Z')).toBe(420)
  expect(minutesAt('America/St_Johns', '2020-12-31T18:00Z')).toBe(-210)
  expect(minutesAt('Africa/Monrovia', '1971-06-01T00:00Z')).toBe(-44.5)
  expect(minutesAt('UTC', '2020-12-31T18:00Z')).toBeCloseTo(0)
})

describe('the clocks of the engine', () => {
  /** The module anew, with another class of clocks. */
  async function zonesWith(DateTimeFormat: unknown) {
    const original = Intl.DateTimeFormat
    onTestFinished(() => {
      Object.assign(Intl, { DateTimeFormat: original })
      vi.resetModules()
    })
    Object.assign(Intl, { DateTimeFormat })
    vi.resetModules()
    return import('./zone.ts')
  }

  test('are made once for a name, and no more than 600 of them are kept', async () => {
    let made = 0
    const { DateTimeFormat } = Intl
    const zones = await zonesWith(
      class extends DateTimeFormat {
        constructor(...options: ConstructorParameters<typeof DateTimeFormat>) {
          super(...options)
          made++
        }
      },
    )
    const name = 'america/argentina/buenos_aires'
    const spellings = Array.from({ length: 1_300 }, (_, n) =>
      Array.from(name, (letter, at) => ((n >> at) & 1 ? letter.toUpperCase() : letter)).join(''),
    )
    const at = moment('2020-12-31T02:59:59.999Z')
    const dayBy = (spelling: string) => zones.dayIn(zones.zone(spelling), at)
    const names = [...new Set(spellings)].slice(0, 600)
    const [first = ''] = names
    for (const spelling of [...names, ...names]) expect(dayBy(spelling)).toBe('2020-12-30')
    expect(made).toBe(600)
    expect([dayBy(name.toUpperCase()), made]).toEqual(['2020-12-30', 601])
    expect([dayBy(first), made]).toEqual(['2020-12-30', 602])
  })

  test('may write GMT alone where there is no offset', async () => {
    const zones = await zonesWith(
      class {
        format = () => '6 PM GMT'
      },
    )
    expect(zones.offsetIn(zone('UTC'), 0)).toBe(0)
  })

  test.each(['6 PM GMT+7', '6 PM', '6 PM GMT+07:00 or so'])(
    'are not believed where they write %s',
    async (shown) => {
      const zones = await zonesWith(
        class {
          format = () => shown
        },
      )
      const expected = `Expected an offset such as GMT+07:00, found "${shown}".`
      expect(() => zones.offsetIn(zone('UTC'), 0)).toThrow(expected)
    },
  )
})
