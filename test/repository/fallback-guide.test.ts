// The guide about falling back explains every word that the API says of it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FALLBACK_MEANINGS, HELD_BACK_MEANINGS, STALL_MEANINGS } from '../../src/verification/index.ts'

const guide = readFileSync(new URL('../../docs/guides/fallback.md', import.meta.url), 'utf8')

test.each([
  ['a stalled message', STALL_MEANINGS],
  ['a fallback', FALLBACK_MEANINGS],
  ['a fallback that is held back', HELD_BACK_MEANINGS],
])('each word for %s stands in the guide', (_, meanings) => {
  for (const word of Object.keys(meanings)) expect(guide).toContain(`\`${word}\``)
})
