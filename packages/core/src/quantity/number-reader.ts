/** The digits and signs that a language writes numbers with. */
interface Signs {
  readonly digits: ReadonlyMap<string, string>
  readonly group: string
  readonly decimal: string
  readonly minus: string
  readonly percent: string
  /** Whether a space stands between number and sign. */
  readonly isSpaced: boolean
}

// Locales are few in practice; the bound is for callers who take them from outside.
const MOST_LOCALES = 64
const known = new Map<string, Signs>()

/** Marks of direction say nothing, and one space is as good as another. */
function plain(text: string): string {
  return text.replace(/[\u061C\u200E\u200F]/gu, '').replace(/\s/gu, ' ')
}

function signsOf(locale: string): Signs {
  const before = known.get(locale)
  if (before !== undefined) return before
  const parts = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    useGrouping: true,
  }).formatToParts(-12_345.6)
  const sign = (type: Intl.NumberFormatPartTypes) =>
    plain(parts.find((part) => part.type === type)?.value ?? '')
  const digit = new Intl.NumberFormat(locale, { useGrouping: false })
  const made: Signs = {
    digits: new Map(Array.from({ length: 10 }, (_, n) => [digit.format(n), String(n)])),
    group: sign('group'),
    decimal: sign('decimal'),
    minus: sign('minusSign'),
    percent: sign('percentSign'),
    isSpaced: parts.some(({ type, value }) => type === 'literal' && plain(value) === ' '),
  }
  if (known.size >= MOST_LOCALES) known.clear()
  known.set(locale, made)
  return made
}

/**
 * The number of a percentage as a language writes it, in plain notation: `1,250.5%` in English is
 * `1250.5`. Groups are as the language has them throughout, or not at all. Undefined where it is none.
 */
export function percentIn(text: string, locale: string): string | undefined {
  const { digits, group, decimal, minus, percent, isSpaced } = signsOf(locale)
  let rest = plain(text)
  const without = (sign: string): boolean => {
    const starts = rest.startsWith(sign)
    if (sign === '' || (!starts && !rest.endsWith(sign))) return false
    const left = starts ? rest.slice(sign.length) : rest.slice(0, -sign.length)
    rest = isSpaced ? left.trim() : left
    return true
  }
  const before = without(minus) || without('-')
  if (!without(percent) && !without('%')) return undefined
  const isNegative = before || without(minus) || without('-')
  const [whole = '', fraction, ...more] = rest.split(decimal)
  if (more.length > 0) return undefined
  const latin = (each: string) => Array.from(each, (one) => digits.get(one) ?? one).join('')
  const ungrouped = latin(group === '' ? whole : whole.split(group).join(''))
  const decimals = fraction === undefined ? '' : latin(fraction)
  if (!/^\d+$/.test(ungrouped) || !(fraction === undefined || /^\d+$/.test(decimals))) {
    return undefined
  }
  if (group !== '' && whole.includes(group)) {
    const styles = ['percent', 'decimal'] as const
    if (!styles.some((style) => groupedAs(style, ungrouped, locale) === whole)) return undefined
  }
  return `${isNegative ? '-' : ''}${ungrouped}${fraction === undefined ? '' : `.${decimals}`}`
}

/** Some languages group percentages otherwise than numbers; a very long one is grouped as a number. */
function groupedAs(style: 'percent' | 'decimal', digits: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style, maximumFractionDigits: 0 })
  // A quantity of digits is a numeric literal, which the type of a text can't say.
  const value = style === 'percent' ? (`${digits}E-2` as `${number}`) : BigInt(digits)
  const parts = format.formatToParts(value)
  const whole = parts.filter(({ type }) => type === 'integer' || type === 'group')
  return plain(whole.map(({ value }) => value).join(''))
}
