// Every text of the catalogues is shown somewhere: a key that no code names is translated for nobody. A key is named in full, or made
// of a template; what may stand in the holes of one is told below, from the lists that the code itself goes by where it has one.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run-quietly.ts'
import { CONTACT_HINTS, EMAIL_PROBLEMS, MAILBOX_PROBLEMS, PHONE_PROBLEMS } from '../../src/contacts/index.ts'
import { catalogues } from '../../src/i18n/catalogue.ts'
import { CHANNEL_PROBLEMS, CHANNEL_TIPS, CHANNELS } from '../../src/policy/index.ts'
import { PURPOSES, shippedMethods } from '../../src/registration/index.ts'

type Values = readonly string[]

const NOTICES = ['registration_begun', 'registration_finished', 'renewal_begun', 'renewal_finished', 'contact_changed']
const ARRIVALS = ['proved', 'not_eligible', 'declined', 'failed', 'unavailable', 'over']
const PLAIN_PAGES = ['not_found', 'elsewhere', 'forged', 'failed']
const LINKS = ['help', 'support', 'privacy']
const ENDS = ['expired', 'unreachable', 'not_for_you', 'abandoned']
const LOST_CODES = ['locked', 'expired', 'cancelled']
const COUNTED = ['page.code.left', 'page.not_received.again.in']
const METHODS = [...shippedMethods('production').keys()]
const CODE_PURPOSES = [...PURPOSES, 'other']

/** Each template with a star for a hole, and for each hole what may stand in it. */
const MADE: Readonly<Record<string, readonly Values[]>> = {
  '*.minutes': [COUNTED],
  '*.now': [COUNTED],
  '*.seconds': [COUNTED],
  'email.lead.*': [CODE_PURPOSES],
  'email.subject.*': [CODE_PURPOSES],
  'fallback.*.*_*': [
    ['sent', 'offered'],
    ['text', 'email'],
    ['silent', 'failed'],
  ],
  'fallback.waiting.*': [['text', 'email']],
  'hint.*': [CONTACT_HINTS],
  'identity.*': [ARRIVALS],
  'identity.*.title': [ARRIVALS],
  'identity.start.*': [PURPOSES],
  'identity.start.*.title': [PURPOSES],
  'notice.*.subject': [[...NOTICES, 'reminder']],
  'notice.*.text': [[...NOTICES, 'reminder']],
  'page.*': [[...PLAIN_PAGES, ...LINKS]],
  'page.*.title': [PLAIN_PAGES],
  'page.code.*': [LOST_CODES],
  'page.code.*.sent_to': [CHANNELS],
  'page.code.*.state.*': [CHANNELS, ['accepted', 'delivered']],
  'page.code.*.title': [[...CHANNELS, ...LOST_CODES]],
  'page.code.state.*': [['queued', 'sending', 'failed', 'unknown']],
  'page.done.*.title': [PURPOSES],
  'page.ended.*': [ENDS],
  'page.ended.*.title': [ENDS],
  'page.method.*': [METHODS],
  'page.method.*.needs': [METHODS],
  'page.method.contacts.*': [['entered', 'on_file', 'fixed']],
  'page.not_received.*': [CHANNELS],
  'page.review.*': [['phone', 'email']],
  'page.review.by_*': [CHANNELS],
  'page.start.*.lead': [PURPOSES],
  'page.start.*.title': [PURPOSES],
  'privacy.safe.*': [['sealed', 'masked', 'nowhere', 'carriers']],
  'reason.*': [[...PHONE_PROBLEMS, ...EMAIL_PROBLEMS, ...MAILBOX_PROBLEMS, ...CHANNEL_PROBLEMS, 'not_an_email']],
  'sms.*': [CODE_PURPOSES],
  'support.can.*': [['find', 'resend', 'unlock', 'end']],
  'support.cannot.*': [['code', 'confirm', 'change']],
  'tip.*': [CHANNEL_TIPS],
}

const isCode = (path: string): boolean => !/\.test\.ts$|^src\/i18n\/(pages\/)?[a-z]{2}\.ts$/.test(path)
const code = globSync('src/**/*.{ts,js}', { cwd: root })
  .filter(isCode)
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')

const keys: readonly string[] = Object.keys(catalogues.en)
const named = new Set([...code.matchAll(/(['"`])([\w.-]+)\1/g)].map(([, , name]) => name as string))
const templates = new Set(
  [...code.matchAll(/`((?:[\w.]|\$\{[^{}`]+\})+)`/g)].map(
    ([, text]) => text?.replaceAll(/\$\{[^{}]+\}/g, '*') as string,
  ),
)

/** What a template makes of its values: `page.*` of one, `fallback.*.*_*` of each with each. */
function made(template: string, [values, ...more]: readonly Values[]): readonly string[] {
  if (values === undefined) return [template]
  return values.flatMap((value) => made(template.replace('*', value), more))
}

const makes = new Map(Object.entries(MADE).map(([template, values]) => [template, made(template, values)]))

test('every text is used', () => {
  const used = new Set([...named, ...[...makes.values()].flat()])
  expect(keys.filter((key) => !used.has(key))).toEqual([])
})

test('the templates that can make a key are the ones told here', () => {
  const canMake = (template: string): boolean => {
    const shape = new RegExp(`^${template.replaceAll('.', '\\.').replaceAll('*', '[\\w.]+')}$`)
    return /\*/.test(template) && /\w\.|\.\w/.test(template) && keys.some((key) => shape.test(key))
  }
  expect([...templates].filter(canMake).sort()).toEqual(Object.keys(MADE).sort())
})

test('every key that is said to be made is one, of names that the code has', () => {
  expect([...makes.values()].flat().filter((key) => !keys.includes(key))).toEqual([])
  expect(
    Object.values(MADE)
      .flat(2)
      .filter((name) => !named.has(name)),
  ).toEqual([])
})
