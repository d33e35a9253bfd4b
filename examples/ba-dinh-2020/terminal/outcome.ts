import { relative } from 'node:path'
import type { CheckedFigure } from '../check.ts'
import type { Recording } from '../recording.ts'
import { speakerOf, type Language } from '../wording.ts'
import { toned } from '../../terminal/text.ts'

/** How many events are in the database, and how many of them are new. */
export function storedText(
  database: string,
  { added, stored }: Pick<Recording, 'added' | 'stored'>,
  language: Language,
): string {
  const say = speakerOf(language)
  const news =
    added === 0
      ? { en: 'nothing new: all stored before', vi: 'không có gì mới: đã lưu từ trước' }
      : { en: `${added} new`, vi: `${added} sự kiện mới` }
  const events = say({ en: 'events', vi: 'sự kiện' })
  const heading = toned('heading', say({ en: 'FILES', vi: 'TỆP' }))
  return `${heading}\n\n${pathFromHere(database)}: ${stored} ${events}, ${say(news)}`
}

/** The files that were written, one a line. */
export function writtenText(files: readonly string[]): string {
  return files.map(pathFromHere).join('\n')
}

/** The figures that differ, each as published and as recomputed. */
export function differenceText(figures: readonly CheckedFigure[], language: Language): string {
  const say = speakerOf(language)
  const heading = say({
    en: 'The board is not what was published, so no files were written:',
    vi: 'Bảng kết quả khác với số liệu đã công bố nên không ghi tệp nào:',
  })
  const lines = figures.map(({ says, published, found }) =>
    say({
      en: `  ${say(says)}: published ${published}, recomputed ${found}`,
      vi: `  ${say(says)}: công bố ${published}, tính lại ${found}`,
    }),
  )
  return [heading, ...lines].join('\n')
}

/** A path as one would type it here: relative where it lies beneath the current folder. */
function pathFromHere(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
