import { canonicalJson } from '../event/canonical-json.ts'
import { stretchAt, type TermsHistory } from './terms-history.ts'

/** Whether two histories say the same of every day. */
export function isSameHistory(a: TermsHistory, b: TermsHistory): boolean {
  if (canonicalJson(a.original) !== canonicalJson(b.original)) return false
  const days = [...a.stretches, ...b.stretches].map(({ from }) => from)
  return days.every((on) => {
    const [one, other] = [stretchAt(a, on), stretchAt(b, on)]
    return one.revised === other.revised && canonicalJson(one.terms) === canonicalJson(other.terms)
  })
}
