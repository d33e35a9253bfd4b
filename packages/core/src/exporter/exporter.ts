/**
 * The port of everything that writes a view out: a board, a timeline, a history, or what you make
 * of them. An exporter
 *
 * - reads the view and never changes it; the same view and options give the same output,
 * - refuses options by throwing {@link RefusedInput} when it is called, before the first chunk,
 * - works while it is read: it makes a chunk when it is asked for one and holds no more than that,
 *   so that the largest board fits a stream; what is not read to the end is not made,
 * - gives text (to be written as UTF-8) or bytes, whose chunks one after another are the file.
 *
 * @example
 * const titles: Exporter<Scoreboard, { readonly language?: string }> = async function* (
 *   board,
 *   { language = 'en' } = {},
 * ) {
 *   for (const { title } of board.standings()) yield `${textIn(title, language)}\n`
 * }
 */
export type Exporter<View, Options extends object = object> = (
  view: View,
  options?: Options,
) => AsyncIterable<string | Uint8Array>
