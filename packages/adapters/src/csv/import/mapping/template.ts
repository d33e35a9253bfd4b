import type { Result } from '@planfold/core'
import { refuseImport } from '../refusals.ts'

/** A piece of a template: text as it is, or the cell of a column. */
export type TemplatePart = string | { readonly column: string }

const PIECE = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g

/**
 * The parts of a template. Refused as `InvalidTemplate` where a brace has no other, or nothing stands
 * between two.
 *
 * @example
 * partsOfTemplate('{Country}/{{1}}') //=> { ok: true, value: [{ column: 'Country' }, '/', '{', '1', '}'] }
 */
export function partsOfTemplate(template: string): Result<readonly TemplatePart[]> {
  const parts: TemplatePart[] = []
  for (const [piece, column] of template.matchAll(PIECE)) {
    if (column !== undefined && column !== '') parts.push({ column })
    else if (piece === '{{' || piece === '}}') parts.push(piece.slice(1))
    else if (/[{}]/.test(piece)) return { ok: false, refusal: invalidTemplate(template) }
    else parts.push(piece)
  }
  return { ok: true, value: parts }
}

function invalidTemplate(template: string) {
  const remedy = 'Write headings as {Heading}, and braces themselves twice.'
  return refuseImport(
    'InvalidTemplate',
    '',
    template,
    'text with headings in pairs of braces',
    remedy,
  )
}
