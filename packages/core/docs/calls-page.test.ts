import { expect, test } from 'vitest'
import { callsPage } from './calls-page.ts'

test('docs/calls.md names what the entries export; --update writes it anew', async () => {
  await expect(callsPage()).toMatchFileSnapshot('../../../docs/calls.md')
})
