/** What may be asked of a row. Cells are compared as text, trimmed where their column says so. */
export type Condition =
  | { readonly column: string; readonly is: string }
  | { readonly column: string; readonly in: readonly string[] }
  /** Whether the cell is empty or one of the words for a missing one. */
  | { readonly column: string; readonly missing: boolean }
  /** Whether the cell reads as a number, or as a day, in the format of its column. */
  | { readonly column: string; readonly reads: 'number' | 'day' }
  /** Whether all cells that the file has in this row are missing. */
  | { readonly blank: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
