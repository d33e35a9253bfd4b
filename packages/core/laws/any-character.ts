import * as fc from 'fast-check'

/**
 * Any character that can stand alone, of all planes: a `unit` for `fc.string`. The unit 'binary' of
 * fast-check is the same, and takes more than a second to set up in each process.
 */
export const ANY_CHARACTER = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code))
