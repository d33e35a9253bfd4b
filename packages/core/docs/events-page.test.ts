import { expect, test } from 'vitest'
import { FIELD_MEANINGS } from './event-meanings.ts'
import { eventsPage } from './events-page.ts'

test('docs/events.md says what the schemas say; --update writes it anew', async () => {
  await expect(eventsPage()).toMatchFileSnapshot('../../../docs/events.md')
})

test('no meaning is given to a field that is not there', () => {
  const rows = eventsPage().split('\n')
  for (const [field, meaning] of Object.entries(FIELD_MEANINGS)) {
    const name = field.replace(/^\w+\./, '')
    const row = rows.find((line) => isRowOf(name, line) && line.includes(meaning))
    expect(row, field).toBeDefined()
  }
})

/** Behind the name of a field that may be absent stands a question mark. */
function isRowOf(name: string, line: string): boolean {
  return line.startsWith(`| \`${name}\``) || line.startsWith(`| \`${name}?\``)
}
