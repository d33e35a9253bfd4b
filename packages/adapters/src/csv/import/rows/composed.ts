const MAY_BE_COMPOSED = /[\u0300-\uFFFF]/

/** A text to be compared: in Unicode's composed form, as ids are. Nothing below U+0300 can be composed. */
export function composed(text: string): string {
  return MAY_BE_COMPOSED.test(text) ? text.normalize('NFC') : text
}
