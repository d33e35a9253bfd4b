import { reading } from '../refusal/reading.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { Mean } from './mean.ts'
import { isCanonicalDecimal, type Quantity } from './quantity.ts'

const WHOLE = /^[1-9]\d*$/

/**
 * Reads a mean from its data, parsed: what `JSON.stringify(mean)` writes gives an equal mean. Refused as
 * `InvalidField` where a field is not what it must be, and as `DuplicateName` where a denominator is
 * there twice.
 *
 * @example
 * const mean = meanOf([{ value: quantity(2) }, { value: ratioOf(quantity(1), quantity(3)) }])
 * const read = parseMean(JSON.parse(JSON.stringify(mean)))
 * read.ok && read.value.toRatio() //=> { numerator: '7', denominator: '6' }
 */
export function parseMean(input: unknown): Result<Mean> {
  return reading(input, () => {
    if (typeof input !== 'object' || input === null) {
      return refused(wrong('', input, 'the data of a mean', ['object']))
    }
    const { weight, sums } = input as { readonly weight?: unknown; readonly sums?: unknown }
    if (!isCanonicalDecimal(weight)) {
      return refused(wrong('weight', weight, 'a quantity', ['string']))
    }
    if (!Array.isArray(sums)) return refused(wrong('sums', sums, 'an array of pairs', ['array']))
    const seen = new Map<Quantity, Quantity>()
    for (const [place, pair] of (sums as readonly unknown[]).entries()) {
      const [under, over]: readonly unknown[] = Array.isArray(pair) ? pair : []
      if (!isCanonicalDecimal(under) || !WHOLE.test(under) || !isCanonicalDecimal(over)) {
        const expected = 'a whole number above 0 and a quantity'
        return refused(wrong(`sums.${place}`, pair, expected, ['array']))
      }
      if (seen.has(under)) return refused(denominatorTwice(`sums.${place}.0`, under))
      seen.set(under, over)
    }
    return accepted(Mean.from(weight, seen))
  })
}

function wrong(field: string, found: unknown, expected: string, types: readonly string[]): Refusal {
  const remedy = 'Give what JSON.stringify(mean) has written, parsed.'
  return refuse('InvalidField', field, found, expected, remedy, { types })
}

function denominatorTwice(field: string, found: string): Refusal {
  const remedy = 'Add up what stands over one denominator.'
  return refuse('DuplicateName', field, found, 'each denominator once', remedy)
}
