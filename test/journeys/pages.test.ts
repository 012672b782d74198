// The ways through a registration that end well, on its pages, by somebody whose browser runs no script, on both engines.
import { beforeAll, describe, expect, test } from 'vitest'
import { newMailbox, newPhone } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { type PagesStage, RETURN_URL, stagePages } from '../support/pages.ts'

describe.each(engines)('on $name', (engine) => {
  let stage: PagesStage
  beforeAll(async () => {
    stage = await stagePages(engine)
  })

  test('by phone: each page says where one is, and what comes next', async () => {
    const opened = await stage.open()
    const { person } = opened
    expect(person.page).toMatchObject({ status: 200, name: 'start', heading: 'Open your account' })
    expect(person.page.words).toContain('Step 1 of 5')
    expect(person.page.words).toContain('You are about to open an account at Example.')
    await person.submit({ country: 'EE', location: 'EE' })
    expect(person.page.words).toContain('The code goes to a contact that you give.')
    await person.submit({ method: 'id_card' })
    await person.submit({ person: 'newcomer' })
    expect(person.page).toMatchObject({ name: 'contacts', heading: 'How can we reach you?' })
    expect(person.values()).toMatchObject({ phone_country: 'EE', phone: '', email: '' })

    const phone = newPhone()
    await person.submit({ phone: phone.slice(4) })
    expect(person.page.words).toContain('Is this right?')
    expect(person.page.words).toContain(`${phone.slice(0, 4)} ${phone.slice(4, 8)} ${phone.slice(8)} Estonia`)
    expect(person.page.words).toContain('Nothing has been sent yet.')
    expect((await stage.read(opened)).verification).toBeUndefined()

    await person.submit()
    expect(person.page).toMatchObject({ name: 'code', heading: 'Check your phone' })
    await person.submit({ code: await stage.code(opened) })
    expect(person.page).toMatchObject({ name: 'done', heading: 'Your account is open' })
    expect(person.page.words).toContain('Nobody will ever ask you for this code')
    const told = await stage.read(opened)
    expect(told).toMatchObject({
      status: 'completed',
      contacts: [{ channel: 'sms', confirmed_at: expect.any(String) }],
    })
  })

  test('by e-mail, back to the service that sent them, with what it gave along', async () => {
    const opened = await stage.open({ return_url: RETURN_URL, state: 'basket & 17' })
    const { person } = opened
    await stage.prove(opened, 'bank', 'newcomer')
    await person.submit({ email: newMailbox() })
    await person.submit()
    expect(person.page.heading).toBe('Check your mailbox')
    await person.submit({ code: `Your code is ${await stage.code(opened)}.` })
    const back = new URL(person.page.links.find(({ label }) => label === 'Back to Example')?.href ?? '')
    expect(`${back.origin}${back.pathname}`).toBe(RETURN_URL)
    expect(Object.fromEntries(back.searchParams)).toEqual({ registration: opened.id, state: 'basket & 17' })
  })

  test('by biometric, with a contact on file that cannot be changed', async () => {
    const opened = await stage.open()
    const { person } = opened
    await stage.prove(opened, 'biometric', 'expired')
    expect(person.page.heading).toBe('Where should the code go?')
    expect(person.page.words).toContain('With this way you cannot change them.')
    expect(person.page.words).toMatch(/By e-mail: p•••@m•••\.example By text message: \+372 •••• ••\d\d/)
    await person.submit({ option: 'phone' }, 'Send the code')
    expect(person.page.words).toMatch(/a text message with a code to \+372 •••• ••\d\d\./)
    await person.submit({ code: await stage.code(opened) })
    expect(person.page.name).toBe('spare')
    await person.submit({}, 'No, finish')
    expect(person.page.heading).toBe('Your account is open')
  })

  test('renewing says when the account ends, and asks whether the contacts are still right', async () => {
    const opened = await stage.open({ purpose: 'renewal' })
    const { person } = opened
    expect(person.page.heading).toBe('Renew your account')
    await stage.prove(opened, 'existing_account', 'two_devices')
    expect(person.page.heading).toBe('Is this still right?')
    expect(person.page.words).toMatch(/Your account ends on \d+ \w+ \d{4}\./)
    await person.submit({}, 'Send the code')
    await person.submit({ code: await stage.code(opened) })
    if (person.page.name === 'spare') await person.submit({}, 'No, finish')
    expect(person.page.heading).toBe('Your account is renewed')
    expect((await stage.read(opened)).account.state).toBe('active')
  })

  test('a spare contact is offered, confirmed with a code of its own, and may be left on the way', async () => {
    const begin = async () => {
      const opened = await stage.open()
      await stage.prove(opened, 'id_card', 'newcomer')
      await opened.person.submit({ email: newMailbox(), phone: newPhone() })
      await opened.person.submit({ option: 'email' })
      await opened.person.submit({ code: await stage.code(opened) })
      expect(opened.person.page.heading).toBe('Confirmed. One more for next time?')
      await opened.person.submit({}, 'Yes, send a code there')
      expect(opened.person.page.heading).toBe('Check your phone')
      return opened
    }
    const both = await begin()
    await both.person.submit({ code: await stage.code(both) })
    expect(both.person.page.words).toMatch(/was confirmed at .* was confirmed at/)
    const one = await begin()
    await one.person.follow('Finish without this code')
    await one.person.submit({}, 'No, finish')
    expect(one.person.page.name).toBe('done')
    const confirmed = (await stage.read(one)).contacts.filter((each: { confirmed_at?: string }) => each.confirmed_at)
    expect(confirmed).toHaveLength(1)
  })

  test('from Belgium the phone is kept, and the code goes by e-mail', async () => {
    const opened = await stage.open()
    const { person } = opened
    await stage.prove(opened, 'mobile_id', 'newcomer', { country: 'EE', location: 'BE' })
    expect(person.page.words).toContain('Text messages with a code do not arrive in the country where you are.')
    const phone = newPhone()
    await person.submit({ phone })
    expect(person.page).toMatchObject({ name: 'contacts' })
    expect(person.page.words).toContain('Please give an e-mail address.')
    expect(person.values().phone?.replaceAll(' ', '')).toBe(phone)
    const email = newMailbox()
    await person.submit({ email })
    expect(person.page.words).toContain(`The code goes to ${email}.`)
    await person.submit()
    await person.submit({ code: await stage.code(opened) })
    expect(person.page.name).toBe('done')
    expect((await stage.read(opened)).contacts).toHaveLength(2)
  })

  test('whom the service has proved is asked where they are, and goes on from there', async () => {
    const opened = await stage.open({ method: 'branch', subject: { country: 'EE', number: '38001085718' } })
    const { person } = opened
    expect(person.page).toMatchObject({ name: 'location', heading: 'Where are you now?' })
    await person.submit({ location: 'EE' })
    expect(person.page.name).toBe('contacts')
  })
})
