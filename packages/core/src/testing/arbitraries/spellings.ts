import * as fc from 'fast-check'
import type { Quantity } from '../../quantity/quantity.ts'
import type { Command, QuantityInput, SetTarget } from '../../decider/commands.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The same command in other words: defaults said or left out, short forms or long ones, quantities as
 * texts, numbers or integers, fields in another order.
 */
export function spellingsOf(command: Command): fc.Arbitrary<Command> {
  return fc
    .infiniteStream(fc.nat())
    .map((choices) => new Speller(choices).command(command) as unknown as Command)
}

/** Quantities by the names of their fields, wherever in a command they stand. */
const QUANTITIES = new Set(
  'quantity numerator denominator steps plan baseline tolerance weight cap per'.split(' '),
)

class Speller {
  readonly #choices: Iterator<number>

  constructor(choices: Iterable<number>) {
    this.#choices = choices[Symbol.iterator]()
  }

  command(command: Command): Fields {
    const said = this.#saidOrNot(command)
    return this.#respelled(said, [])
  }

  /** With each default that follows from the command alone written out, left out or undefined. */
  #saidOrNot(command: Command): Fields {
    switch (command.type) {
      case 'SetTarget':
        return this.#setting(command)
      case 'ReviseTarget': {
        const { unit, attainment } = command.set
        const set = { ...command.set, ...this.#shortOrLong({ unit, attainment }) }
        return { ...command, set }
      }
      case 'ReportProgress':
        return { ...command, ...this.#defaults(command, { status: 'final', parts: {} }) }
      default:
        return { ...command }
    }
  }

  #setting(command: SetTarget): Fields {
    const unit = typeof command.unit === 'string' ? { code: command.unit } : command.unit
    const per = { '%': '100', '‰': '1000' }[unit.code] ?? '1'
    const long = {
      ...command,
      unit: command.measure === 'ratio' ? { ...unit, ...this.#defaults(unit, { per }) } : unit,
      ...this.#defaults(command, {
        attainment: { method: 'ofPlan' },
        earlyBy: 1,
        reportedAs: 'increment',
        // What else has a tolerance is refused.
        ...(command.direction === 'exactly' && { tolerance: '0' }),
        weight: '1',
        labels: {},
      }),
    }
    return { ...long, ...this.#shortOrLong(long) }
  }

  /** Of the fields that are left out or say no more than is meant anyway, some said and some not. */
  #defaults(given: object, defaults: Fields): Fields {
    const fields = Object.entries(defaults).flatMap(([name, value]) => {
      const own: unknown = Object.entries(given).find(([field]) => field === name)?.[1]
      if (own !== undefined && JSON.stringify(own) !== JSON.stringify(value)) return []
      return [[name, this.#pick([value, undefined])]]
    })
    return Object.fromEntries(fields) as Fields
  }

  /** A unit and a method alone may be texts. */
  #shortOrLong({ unit, attainment }: Fields): Fields {
    return {
      ...(unit !== undefined && {
        unit: this.#pick([unit, long('code', unit), short('code', unit)]),
      }),
      ...(attainment !== undefined && {
        attainment: this.#pick([
          attainment,
          long('method', attainment),
          short('method', attainment),
        ]),
      }),
    }
  }

  #respelled(fields: Fields, path: readonly string[]): Fields {
    const entries = Object.entries(fields).map(
      ([name, value]) => [name, this.#value(value, [...path, name])] as const,
    )
    const order = entries.map((entry) => [this.#next(), entry] as const)
    return Object.fromEntries(order.toSorted(([a], [b]) => a - b).map(([, entry]) => entry))
  }

  #value(value: unknown, path: readonly string[]): unknown {
    const isQuantity = path.some((name) => QUANTITIES.has(name) || ['band', 'parts'].includes(name))
    if (typeof value === 'string' && isQuantity) return this.#quantity(value as Quantity)
    if (typeof value === 'object' && value !== null) return this.#respelled(value as Fields, path)
    return value
  }

  #quantity(text: Quantity): QuantityInput {
    const [whole = '', fraction] = text.split('.')
    const asNumber = Number(text)
    return this.#pick<QuantityInput>([
      text,
      ...(fraction === undefined ? [BigInt(text), `${text}.00`] : [`${text}0`]),
      ...(String(asNumber) === text ? [asNumber] : []),
      whole.startsWith('-') ? `-00${text.slice(1)}` : `0${text}`,
    ])
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#next() % items.length] as Item
  }

  #next(): number {
    return (this.#choices.next() as { value: number }).value
  }
}

function long(only: string, value: unknown): unknown {
  return typeof value === 'string' ? { [only]: value } : value
}

function short(only: string, value: unknown): unknown {
  const fields = Object.entries(value as object).filter(([, own]) => own !== undefined)
  const [first] = fields
  return fields.length === 1 && first?.[0] === only ? first[1] : value
}
