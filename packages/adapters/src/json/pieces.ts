/**
 * What `JSON.stringify(view, undefined, indent)` gives, in pieces: the text of an array's element at
 * most, whether the view is the array or has it in a field. Nothing else is as long as a board.
 */
export function* piecesOfJson(view: object, indent: number): Generator<string> {
  yield* Array.isArray(view) ? arrayPieces(view, indent, 0) : objectPieces(view, indent)
}

function* objectPieces(view: object, indent: number): Generator<string> {
  const fields = Object.entries(view).filter(([, value]) => value !== undefined)
  const colon = indent === 0 ? ':' : ': '
  let before = '{'
  for (const [name, value] of fields) {
    yield `${before}${lineBreak(indent, 1)}${JSON.stringify(name)}${colon}`
    if (Array.isArray(value)) yield* arrayPieces(value, indent, 1)
    else yield jsonAt(value, indent, 1)
    before = ','
  }
  yield fields.length === 0 ? '{}' : `${lineBreak(indent, 0)}}`
}

function* arrayPieces(
  elements: readonly unknown[],
  indent: number,
  depth: number,
): Generator<string> {
  let before = '['
  for (const element of elements) {
    yield `${before}${lineBreak(indent, depth + 1)}${jsonAt(element, indent, depth + 1)}`
    before = ','
  }
  yield elements.length === 0 ? '[]' : `${lineBreak(indent, depth)}]`
}

function jsonAt(value: unknown, indent: number, depth: number): string {
  const text = JSON.stringify(value, undefined, indent)
  // A line break inside a string is written as \n, so each of these is one of the layout.
  return indent === 0 ? text : text.replaceAll('\n', lineBreak(indent, depth))
}

function lineBreak(indent: number, depth: number): string {
  return indent === 0 ? '' : `\n${' '.repeat(indent * depth)}`
}
