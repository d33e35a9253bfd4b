import { parseId } from '../event/identifiers.ts'
import { refusalUnder } from '../refusal/refusal.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'

/**
 * What a store files a tenant's log under: the tenant itself, an id as {@link parseId} has it; for
 * an absent tenant the empty text, which is no id, so that nobody's log is never somebody's.
 * Throws {@link RefusedInput} where the tenant is not an id.
 *
 * @example
 * tenantKey('ba-dinh') //=> 'ba-dinh'
 * tenantKey(undefined) //=> ''
 */
export function tenantKey(tenant: string | undefined): string {
  if (tenant === undefined) return ''
  const parsed = parseId(tenant)
  if (parsed.ok) return parsed.value
  throw new RefusedInput(refusalUnder('tenant', parsed.refusal))
}
