/** A column with room for so many numbers: the same, or one twice as long that begins with them. */
export function wider<Column extends Int32Array | Float64Array>(
  column: Column,
  length: number,
): Column {
  if (length <= column.length) return column
  const room = new (column.constructor as new (length: number) => Column)(
    Math.max(FIRST_ROOM, column.length * 2, length),
  )
  room.set(column)
  return room
}

const FIRST_ROOM = 64

/** An array with room for so many and none to spare, to be filled from its beginning. */
export function roomFor<Member>(length: number): Member[] {
  // oxlint-disable-next-line unicorn/no-new-array -- to push, or to fill it first, takes thrice as long
  return new Array<Member>(length)
}
