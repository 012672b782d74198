import { describe, expect, test } from 'vitest'
import { settingNames, settingTable } from './setting-table.ts'
import { judgePatch, readSettings, settingFromFile, settingFromText } from './settings.ts'

const LOGO = settingFromFile('logo')?.(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))

test('what nobody set has its default', () => {
  expect(readSettings('shop', {})).toEqual({
    name: 'shop',
    locale: 'en',
    smsOriginHost: undefined,
    codeDigits: 6,
    codeSeconds: { sms: 600, email: 600 },
    resendAfterSeconds: [120, 300],
    smsCountries: undefined,
    refusesVoip: false,
    smsPerDay: undefined,
    smsPerCountryHour: 500,
    eventStreams: 2_000,
    fallback: 'offer',
    fallbackAfterSeconds: 20,
    throwAwayMailboxes: 'refuse',
    observedLimits: [],
    allowedOrigins: [],
    returnUrls: [],
    accountYears: 3,
    renewalDays: 60,
    reminderDays: [60, 14, 3],
    contactsNeeded: 'any',
    accountsOpenAs: 'active',
    support: undefined,
    supportHours: undefined,
    brandColor: undefined,
    logo: undefined,
    controller: 'shop',
    privacyUrl: undefined,
  })
})

test.each(settingNames)('the example of %s is accepted, and comes back from what is stored', (name) => {
  // A file's example is its path.
  const value = settingFromFile(name) ? LOGO : settingFromText(name, settingTable[name].example)
  const judged = judgePatch({ [name]: value })
  if (!judged.ok) throw new Error(judged.problems[0]?.problem)
  const stored = JSON.parse(JSON.stringify(judged.set))
  expect(stored).toHaveProperty(name)
  expect(readSettings('shop', stored)).not.toEqual(readSettings('shop', {}))
})

describe('bounds', () => {
  const accepted: [string, unknown][] = [
    ['name', 'x'.repeat(60)],
    ['name', '𝒳'.repeat(60)],
    ['code_digits', 4],
    ['code_digits', 10],
    ['code_seconds_sms', 60],
    ['code_seconds_sms', 600],
    ['code_seconds_email', 86_400],
    ['resend_after_seconds', []],
    ['resend_after_seconds', [30, 60, 90, 120]],
    ['fallback', 'offer'],
    ['fallback_after_seconds', 5],
    ['fallback_after_seconds', 120],
    ['sms_countries', '*'],
    ['sms_countries', []],
    ['sms_per_day', 0],
    ['allowed_origins', ['http://localhost:8080']],
    ['return_urls', ['https://a.example/x?y=z', 'http://127.0.0.1:8080/']],
    ['account_years', 20],
    ['renewal_days', 365],
    ['reminder_days', [30, 7, 1]],
    ['reminder_days', []],
    ['support', 'https://a.example/help'],
    ['support', '+372 600 0000'],
    ['support_hours', 'x'.repeat(120)],
    ['brand_color', '#0b6e4f'],
    ['controller', 'x'.repeat(120)],
    ['privacy_url', 'https://a.example/privacy#top'],
  ]
  test.each(accepted)('%s may be %j', (name, value) => {
    expect(judgePatch({ [name]: value })).toMatchObject({ ok: true, set: { [name]: value } })
  })

  const refused: [string, unknown][] = [
    ['name', 'x'.repeat(61)],
    ['name', ''],
    ['name', ' x'],
    ['name', 'a\nb'],
    ['name', 'a\u202eb'],
    ['name', 'a\ud800'],
    ['locale', 'tlh'],
    ['sms_origin_host', 'https://a.example'],
    ['sms_origin_host', 'a.example:443'],
    ['code_digits', 3],
    ['code_digits', 11],
    ['code_digits', 6.5],
    ['code_digits', '6'],
    ['code_seconds_sms', 59],
    ['code_seconds_sms', 601],
    ['code_seconds_email', 86_401],
    ['resend_after_seconds', [29]],
    ['resend_after_seconds', [120, 149]],
    ['resend_after_seconds', [300, 120]],
    ['resend_after_seconds', [30, 60, 90, 120, 150]],
    ['fallback', 'always'],
    ['fallback_after_seconds', 4],
    ['fallback_after_seconds', 121],
    ['sms_countries', ['UK']],
    ['sms_countries', ['*']],
    ['sms_countries', 'EE'],
    ['sms_per_day', -1],
    ['observed_limits', ['Not A Name']],
    ['allowed_origins', ['http://www.example.com']],
    ['allowed_origins', ['https://www.example.com/path']],
    ['allowed_origins', ['null']],
    ['allowed_origins', ['https://*.example.com']],
    ['return_urls', ['http://www.example.com/']],
    ['return_urls', ['https://user@www.example.com/']],
    ['return_urls', ['https://www.example.com/#x']],
    ['return_urls', ['javascript:alert(1)']],
    ['return_urls', ['https:\\\\www.example.com']],
    ['account_years', 0],
    ['account_years', 21],
    ['renewal_days', 366],
    ['reminder_days', [7, 30]],
    ['reminder_days', [366]],
    ['reminder_days', [7, 7]],
    ['reminder_days', [7, 0]],
    ['support', 'javascript:alert(1)'],
    ['support', 'http://a.example'],
    ['support', `https://a.example/${'x'.repeat(190)}`],
    ['support_hours', 'x'.repeat(121)],
    ['brand_color', '#fff'],
    ['brand_color', 'red'],
    ['brand_color', '#0b6e4f;}'],
    ['logo', './logo.svg'],
    ['logo', 'data:image/svg+xml;base64,PHNjcmlwdC8+'],
    ['controller', 'x'.repeat(121)],
    ['privacy_url', 'http://a.example'],
    ['privacy_url', 'javascript:alert(1)'],
  ]
  test.each(refused)('%s may not be %j, and the error names the setting and what it takes', (name, value) => {
    const judged = judgePatch({ [name]: value })
    expect(judged).toMatchObject({
      ok: false,
      problems: [{ setting: name, problem: expect.stringMatching(/^takes /) }],
    })
  })
})

test('all that is wrong is told at once, with the name that was meant', () => {
  const judged = judgePatch({ code_digit: 6, code_digits: 3, frobnicate: 1, name: 'ok' })
  expect(judged).toEqual({
    ok: false,
    problems: [
      { setting: 'code_digit', problem: 'is no setting (did you mean code_digits?)' },
      { setting: 'code_digits', problem: 'takes a whole number of digits from 4 to 10' },
      { setting: 'frobnicate', problem: expect.stringContaining('there are name, locale') },
    ],
  })
  expect(judgePatch({ constructor: 1, __proto__: 1 })).toMatchObject({
    ok: false,
    problems: [{ setting: 'constructor' }],
  })
})

test('a colour is stored as style sheets write it', () => {
  for (const typed of ['0B6E4F', '#0B6E4F', '#0b6e4f']) {
    expect(judgePatch({ brand_color: settingFromText('brand_color', typed) })).toMatchObject({
      set: { brand_color: '#0b6e4f' },
    })
  }
})

test('null takes a setting back to its default', () => {
  expect(judgePatch({ name: null, code_digits: 8 })).toEqual({ ok: true, set: { code_digits: 8 }, unset: ['name'] })
})

test('a text of the command line becomes what JSON would have said', () => {
  expect(settingFromText('code_digits', '8')).toBe(8)
  expect(settingFromText('code_digits', 'eight')).toBe('eight')
  expect(settingFromText('resend_after_seconds', '60, 180')).toEqual([60, 180])
  expect(settingFromText('sms_countries', 'ee, lv')).toEqual(['ee', 'lv'])
  expect(judgePatch({ sms_countries: ['ee', 'lv', 'EE'] })).toMatchObject({ set: { sms_countries: ['EE', 'LV'] } })
  expect(settingFromText('sms_countries', '*')).toBe('*')
  expect(settingFromText('sms_countries', 'none')).toEqual([])
})

test('what was stored by hand and may not be is not taken for the default', () => {
  expect(() => readSettings('shop', { sms_countries: 'everywhere' })).toThrow(
    'The service shop holds an impossible sms_countries',
  )
  expect(readSettings('shop', { from_a_later_release: 1 }).codeDigits).toBe(6)
})
