// What goes wrong on the pages of a registration, and that there is always a way on: by somebody whose browser runs no script.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inTurn, newMailbox, newPhone, uuidOf, wrongFor } from '../support/application.ts'
import { engines } from '../support/databases.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { type Opened, type PagesStage, RETURN_URL, stagePages } from '../support/pages.ts'
import { newPerson } from '../support/person.ts'

const [embedded] = engines
if (embedded === undefined) throw new Error('There is no embedded engine.')
const PROXY = { 'x-forwarded-for': '203.0.113.9', 'x-country': 'BE' }

describe('on the pages', () => {
  const clock = fakeClock()
  let stage: PagesStage
  beforeAll(async () => {
    const env = { PINPOST_TRUSTED_PROXIES: '127.0.0.1', PINPOST_LOCATION_HEADER: 'X-Country' }
    stage = await stagePages(embedded, { clock, env })
  })
  // Limits per address and day fill up otherwise.
  afterEach(() => clock.advance(86_400))

  async function atContacts(body: object = {}, where = {}): Promise<Opened> {
    const opened = await stage.open(body)
    await stage.prove(opened, 'id_card', 'newcomer', where)
    return opened
  }
  async function atCode(contacts: Readonly<Record<string, string>> = { email: newMailbox() }, option?: string) {
    const opened = await atContacts()
    await opened.person.submit(contacts)
    await opened.person.submit(option === undefined ? {} : { option })
    return { ...opened, code: await stage.code(opened) }
  }

  describe('start', () => {
    test('both countries are asked for at once, and what was ticked stays', async () => {
      const { person } = await stage.open()
      await person.submit({ leaked: true })
      expect(person.page.title).toBe('Error: Open your account – Example')
      expect(person.page.words).toContain(
        'Please choose the country where you live. Please choose the country where you',
      )
      expect(person.values()).toMatchObject({ leaked: 'yes' })
    })

    test('where a proxy senses the person is chosen beforehand, and decides nothing', async () => {
      const opened = await stage.open({ country: 'EE' }, PROXY)
      expect(opened.person.values()).toMatchObject({ country: 'EE', location: 'BE' })
      expect((await stage.read(opened)).location).toBeUndefined()
      await stage.prove(opened, 'id_card', 'newcomer', { location: 'EE' })
      await opened.person.submit({ phone: newPhone() })
      expect(opened.person.page.words).toContain('It looks as if you are somewhere else now: Belgium. Is that right?')
      await opened.person.submit({}, 'Yes, I am there')
      expect(opened.person.page.name).toBe('review')
      expect((await stage.read(opened)).location).toBe('BE')
      expect(opened.person.page.words).toContain('do not arrive in the country where you are')
      await opened.person.follow('Give an e-mail address')
      expect(opened.person.page.name).toBe('contacts')
    })

    test('what a header says that no proxy has brought counts for nothing', async () => {
      const { person } = await stage.open({ country: 'EE' }, { 'x-country': 'BE' })
      expect(person.values()).toMatchObject({ location: 'EE' })
    })

    test('where one is can be changed later', async () => {
      const opened = await atContacts()
      await opened.person.submit({ email: newMailbox() })
      await opened.person.follow('Change where I am')
      await opened.person.submit({ location: 'US' })
      expect(opened.person.page.name).toBe('review')
      expect((await stage.read(opened)).location).toBe('US')
    })

    test('who comes again after it is not asked again', async () => {
      const { person, url } = await stage.open()
      await person.submit({ country: 'EE', location: 'EE' })
      expect((await person.open(url)).name).toBe('method')
    })
  })

  describe('review', () => {
    const enable = (countries: unknown) => stage.app.app.services.update(stage.shop.slug, { sms_countries: countries })
    afterEach(() => enable('*'))

    test('the code goes to the one that the page named, also where the other can be reached by now', async () => {
      await enable(['LV'])
      const opened = await atContacts()
      await opened.person.submit({ email: newMailbox(), phone: newPhone() })
      expect(opened.person.page.words).toContain('do not send text messages to the country')
      await enable('*')
      await opened.person.submit()
      expect(opened.person.page.name).toBe('code')
      expect((await stage.read(opened)).verification.channel).toBe('email')
    })

    test('the code goes nowhere else where the one that was chosen cannot be reached any more', async () => {
      const opened = await atContacts()
      await opened.person.submit({ email: newMailbox(), phone: newPhone() })
      await enable(['LV'])
      await opened.person.submit({ option: 'phone' })
      expect(opened.person.page).toMatchObject({ name: 'review', status: 200 })
      expect(opened.person.page.text).toMatch(/<a href="#option">.* id="option"/s)
      expect(opened.person.page.words).toContain('do not send text messages to the country')
      expect((await stage.read(opened)).verification).toBeUndefined()
      await opened.person.submit()
      expect((await stage.read(opened)).verification.channel).toBe('email')
    })
  })

  describe('methods', () => {
    test('one that is not for the person is refused after they proved who they are, and left out', async () => {
      const { person } = await stage.open()
      await person.submit({ country: 'EE', location: 'EE' })
      await person.submit({})
      expect(person.page.words).toContain('Please choose how you want to prove who you are.')
      await person.submit({ method: 'biometric' })
      await person.submit({ person: 'newcomer' })
      expect(person.page).toMatchObject({ name: 'method', status: 200 })
      expect(person.page.words).toContain('that way is not open to you')
      await expect(person.submit({ method: 'biometric' })).rejects.toThrow('does not take')
    })

    test('one that the service proves sends the person back to it, and goes on when it is done', async () => {
      const opened = await stage.open({ return_url: RETURN_URL, state: 's-1' })
      const { person, id } = opened
      await person.submit({ country: 'EE', location: 'EE' })
      await person.submit({ method: 'branch' })
      const back = person.page.links.find(({ label }) => label === 'Back to Example')?.href
      expect(back).toBe(`${RETURN_URL}?registration=${id}&state=s-1`)
      const subject = { country: 'EE', number: '38001085718' }
      await stage.shop.call(`/v1/registrations/${id}/identity`, { method: 'POST', body: { subject } })
      await person.follow('See whether it is done')
      expect(person.page.name).toBe('contacts')
    })

    test('the way that is proved already is not proved anew, and another one keeps what was typed', async () => {
      const opened = await atContacts()
      const { person } = opened
      const email = newMailbox()
      await person.submit({ email })
      await person.open(`${opened.url}/method`)
      expect(person.page.words).toContain('you will have to prove who you are again')
      await person.submit({ method: 'id_card' })
      expect(person.page.name).toBe('review')
      await person.open(`${opened.url}/method`)
      await person.submit({ method: 'bank' })
      await person.submit({ person: 'newcomer' })
      expect(person.page).toMatchObject({ name: 'review' })
      expect(person.page.words).toContain(email)
    })
  })

  describe('contacts', () => {
    test('both mistakes are told at once, with what was typed and what was meant', async () => {
      const { person } = await atContacts()
      await person.submit({})
      expect(person.page.words).toContain('Please give an e-mail address or a mobile number.')
      await person.submit({ email: 'ann@@gmail.com', phone: '12' })
      expect(person.values()).toMatchObject({ email: 'ann@@gmail.com', phone: '12' })
      const ids = [...person.page.text.matchAll(/<a href="#(\w+)">|<input id="(\w+)"/g)]
      expect(ids.map(([, error, field]) => error ?? field)).toEqual(['email', 'phone', 'email', 'phone'])
      expect(person.page.words).toMatch(/There is a problem .* Some digits are missing/)
      await person.submit({}, 'Use ann@gmail.com')
      expect(person.values()).toMatchObject({ email: 'ann@gmail.com', phone: '12' })
    })

    test('a number with its country code goes before the country that was chosen, and is read back with its own', async () => {
      const { person } = await atContacts()
      await person.submit({ phone: '+371 2123 4567', phone_country: 'EE' })
      expect(person.page.words).toContain('+371 21 234 567 Latvia')
    })

    test('a mailbox that was probably meant is offered once more when it is read back, and hints are given', async () => {
      const { person } = await atContacts()
      await person.submit({ email: 'ann@gmial.com' })
      expect(person.page.words).toContain('Did you mean ann@gmail.com')
      await person.submit({}, 'Use ann@gmail.com')
      expect(person.page.words).toContain('The code goes to ann@gmail.com')
      await person.follow('Change')
      await person.submit({ email: 'info@example.com' })
      expect(person.page.words).toContain('This looks like a mailbox that several people read.')
    })

    test('the country for a number without its code stays as it was left, whatever number with its code was given', async () => {
      const { person } = await atContacts()
      await person.submit({ phone: '+32 470 12 34 56', email: newMailbox() })
      expect(person.page.words).toContain('Belgium')
      await person.follow('Change')
      expect(person.values()).toMatchObject({ phone: '+32 470 12 34 56', phone_country: 'EE' })
      await person.submit({ phone: '5123 4567' })
      expect(person.page.words).toContain('+372 5123 4567 Estonia')
      await person.follow('Change')
      await person.submit({ phone: '2123 4567', phone_country: 'LV' })
      await person.follow('Change')
      expect(person.values()).toMatchObject({ phone: '+371 21 234 567', phone_country: 'LV' })
    })

    test('a page to be mended can be reloaded, left and come back to, and is as it was when it is mended', async () => {
      const { person, url } = await atContacts()
      const email = newMailbox()
      await person.submit({ email, phone: '12' })
      const wrong = person.page
      expect(wrong).toMatchObject({ status: 200, title: 'Error: How can we reach you? – Example' })
      await person.follow('Help')
      await person.open(wrong.address.href)
      expect(person.page).toMatchObject({ title: wrong.title, words: wrong.words })
      expect(person.values()).toMatchObject({ email, phone: '12' })
      await person.submit({ phone: newPhone() })
      expect(person.page.name).toBe('review')
      await person.open(wrong.address.href)
      expect(person.page.title).toBe('How can we reach you? – Example')
      expect(person.values()).toMatchObject({ email })
      expect((await person.open(`${url}/contacts`)).words).not.toContain('There is a problem')
    })

    test('what is more than a browser keeps is shown all the same', async () => {
      const { person } = await atContacts()
      const email = `${'a'.repeat(4_000)}@example.com`
      const body = new URLSearchParams({ ...person.values(), email })
      const answer = await person.ask(person.page.address.href, { method: 'POST', body })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(email)
    })

    test('a field that is emptied is taken back', async () => {
      const opened = await atContacts()
      const { person } = opened
      await person.submit({ email: newMailbox(), phone: newPhone() })
      await person.follow('Change')
      await person.submit({ phone: '' })
      expect((await stage.read(opened)).contacts).toHaveLength(1)
      expect(person.page.words).not.toContain('Your mobile number')
    })

    test('only a phone that nothing reaches is kept, and a mailbox asked for', async () => {
      const { person } = await atContacts()
      await person.submit({ phone: '+1 212 736 5000' })
      expect(person.page).toMatchObject({ name: 'contacts' })
      expect(person.page.words).toContain('Please give an e-mail address.')
      expect(person.page.words.match(/by text message/g)).toHaveLength(1)
      await person.submit({ email: newMailbox() })
      expect(person.page.words).toContain('+1 212 736 5000 United States')
      expect(person.page.words).toContain('do not arrive in the country of this number')
    })
  })

  describe('contacts on file', () => {
    test('whose data have leaked is told so, and gets e-mail second', async () => {
      const opened = await stage.open()
      await stage.prove(opened, 'biometric', 'leaked')
      const { words } = opened.person.page
      expect(words).toContain('Change the password of your mailbox at once, and turn on two-step verification.')
      expect(words.indexOf('By text message')).toBeLessThan(words.indexOf('By e-mail'))
    })

    test('one that cannot be reached is greyed with the reason, and where none can be, another way is shown', async () => {
      const opened = await stage.open()
      const { person } = opened
      await stage.prove(opened, 'biometric', 'expired', { country: 'EE', location: 'BE' })
      expect(person.page.words).toContain('Text messages with a code do not arrive in the country where you are.')
      await expect(person.submit({ option: 'phone' })).rejects.toThrow('does not take')
      const none = await stage.open()
      await stage.prove(none, 'biometric', 'belgian_phone')
      expect(none.person.page.words).toContain('No code can reach you at any of these')
      await none.person.follow('Choose another way')
      await none.person.submit({ method: 'id_card' })
      expect(none.person.page.name).toBe('identity')
    })

    test('who can reach none of them is told what remains', async () => {
      const opened = await stage.open()
      const { person } = opened
      await stage.prove(opened, 'biometric', 'expired')
      await person.follow('I can reach none of these')
      await person.submit({}, 'Yes, none of them')
      expect(person.page).toMatchObject({ name: 'ended', heading: 'Please use another way' })
      expect(person.page.words).toContain('ID card Mobile ID')
      expect(person.page.words).not.toContain('Face and document')
      await person.submit({}, 'Begin again')
      expect(person.page).toMatchObject({ name: 'start', status: 200 })
      expect(person.page.address.href).not.toContain(opened.id)
    })
  })

  describe('the code', () => {
    test('a wrong one is told with what is left, a reload spends nothing, and the fifth locks', async () => {
      const { person, code, ...opened } = await atCode()
      await person.submit({ code: '12345' })
      expect(person.page.words).toContain('The code has 6 digits and nothing else.')
      await person.submit({ code: wrongFor(code) })
      expect(person.page.title).toMatch(/^Error: Check your mailbox/)
      expect(person.page.words).toContain('You can try 4 more times.')
      await inTurn(3, () => person.reload())
      expect((await stage.read(opened)).verification.attempts_left).toBe(4)
      for (const by of [2, 3, 4, 5]) await person.submit({ code: wrongFor(code, by) })
      expect(person.page).toMatchObject({ name: 'code', heading: 'Too many wrong codes' })
      await person.submit({}, 'Send a new code')
      expect(person.page.heading).toBe('Check your mailbox')
      await person.submit({ code: await stage.code(opened) })
      expect(person.page.name).toBe('done')
    })

    test('a double click counts once, whatever it presses', async () => {
      const opened = await atContacts()
      const { person } = opened
      await person.submit({ email: newMailbox() })
      const sent = await person.submitTwice({})
      expect(sent.map(({ name }) => name)).toEqual(['code', 'code'])
      const code = await stage.code(opened)
      await person.submitTwice({ code: wrongFor(code) })
      expect((await stage.read(opened)).verification.attempts_left).toBe(4)
      clock.advance(120)
      await person.follow('Not received?')
      const again = await person.submitTwice({}, 'Send again')
      expect(again.map(({ words }) => words.includes('The same code was sent once more.'))).toEqual([true, true])
      expect(await stage.messages(opened)).toHaveLength(2)
      const right = await person.submitTwice({ code })
      expect(right.map(({ name }) => name)).toEqual(['done', 'done'])
    })

    test('by the back button an old form leads to where it stands', async () => {
      const { person, code } = await atCode()
      await person.submit({ code })
      person.back(3)
      expect(person.page.name).toBe('contacts')
      await person.submit({ email: newMailbox() })
      expect(person.page.name).toBe('done')
    })

    test('a second tab shows the same, and goes on with it', async () => {
      const { person, code, url } = await atCode()
      const first = person.page
      await person.open(url)
      expect(person.page).toMatchObject({ name: 'code', heading: first.heading })
      await person.submit({ code })
      await person.open(first.address.href)
      expect(person.page.name).toBe('done')
    })

    test('one that has expired is told so, and so is one that support has ended', async () => {
      const { person, code, ...opened } = await atCode()
      clock.advance(600)
      await person.submit({ code })
      expect(person.page.heading).toBe('The code has expired')
      await person.submit({}, 'Send a new code')
      const { verification } = await stage.read(opened)
      await stage.app.app.verifications.cancel({
        caller: await stage.shop.owner(),
        id: uuidOf(verification),
        session: undefined,
        isSupport: true,
      })
      await person.reload()
      expect(person.page.heading).toBe('This code no longer works')
      await person.submit({}, 'Send a new code')
      expect(person.page.heading).toBe('Check your mailbox')
    })
  })

  describe('not received', () => {
    test('at home: wait, check, again; then another network, then the mailbox first', async () => {
      const { person, ...opened } = await atCode({ email: newMailbox(), phone: newPhone() }, 'phone')
      const order = () =>
        [...person.page.text.matchAll(/<h2>(.*)<\/h2>/g)].map(([, head = '']) => head.replaceAll(/<[^>]*>/g, ''))
      await person.follow('Not received?')
      expect(order().slice(0, 4)).toEqual([
        expect.stringMatching(/^Wait until \d\d:\d\d/),
        'Check where the code went',
        'Send the code again',
        'Use e-mail',
      ])
      await expect(person.submit({}, 'Send again')).rejects.toThrow('There is no button')
      clock.advance(120)
      await person.follow('See whether it is time')
      expect(order().slice(0, 3)).toEqual([
        'Check where the code went',
        'Choose another mobile network',
        'Send the code again',
      ])
      await person.submit({}, 'Send again')
      clock.advance(180)
      await person.follow('Not received?')
      await person.submit({}, 'Send again')
      await person.follow('Not received?')
      expect(order()[0]).toBe('Use e-mail')
      expect(person.page.words).toContain('This code cannot be sent again.')
      await person.submit({}, 'Send a code to person-')
      expect(person.page.heading).toBe('Check your mailbox')
      await person.submit({ code: await stage.code(opened) })
      await person.submit({}, 'No, finish')
      expect(person.page.name).toBe('done')
    })

    test('abroad, another network and the mailbox come at once', async () => {
      const opened = await atContacts({}, { location: 'ES' })
      const { person } = opened
      await person.submit({ email: newMailbox(), phone: newPhone() })
      await person.submit({ option: 'phone' })
      await person.follow('Not received?')
      expect(person.page.words).toMatch(/Choose another mobile network .* Use e-mail .* Check where the code went/)
    })

    test('what certainly has failed is said, and may be changed and sent at once', async () => {
      const { person } = await atCode({ phone: '+372 5000 0001' })
      await person.reload()
      expect(person.page.words).toMatch(/Your message could not be delivered\. Code 6 digits/)
      await person.follow('Not received?')
      expect(person.page.words).toMatch(/Check where the code went .* Change it .* Give an e-mail address/)
      expect(person.page.words, 'of a message that never came').not.toContain('the first message is still valid')
      await person.follow('Change it')
      await person.submit({ phone: newPhone() })
      expect(person.page.name).toBe('review')
    })
  })

  test('a failed delivery is told once, above the field, with the other contact', async () => {
    const { person } = await atCode({ phone: '+372 5000 0001', email: newMailbox() }, 'phone')
    await person.reload()
    expect(person.page.words).toMatch(/The text message could not be delivered\. We can send .* Code 6 digits/)
    expect(person.page.words.match(/could not be delivered/g)).toHaveLength(1)
    await person.follow('Not received?')
    expect(person.page.words.match(/could not be delivered/g)).toHaveLength(1)
  })

  describe('time', () => {
    test('more of it keeps what was typed, and so does another language', async () => {
      const opened = await atContacts()
      const { person } = opened
      clock.advance(1_700)
      await person.submit({ email: 'ann@exam' }, 'I need more time')
      expect(person.values()).toMatchObject({ email: 'ann@exam' })
      clock.advance(1_700)
      await person.submit({}, 'Eesti')
      expect(person.page).toMatchObject({ status: 200, language: 'et' })
      expect(person.values()).toMatchObject({ email: 'ann@exam' })
      await person.reload()
      expect(person.values()).toMatchObject({ email: 'ann@exam' })
    })

    test('at the end another language goes along to the pages around it, and into a new beginning', async () => {
      const { person } = await stage.open()
      clock.advance(1_800)
      await person.reload()
      await person.submit({}, 'Eesti')
      expect(person.page).toMatchObject({ name: 'ended', status: 200, language: 'et' })
      await person.follow('Abi')
      expect(person.page).toMatchObject({ name: 'help', language: 'et' })
      person.back()
      await person.submit({}, 'Alusta uuesti')
      expect(person.page).toMatchObject({ name: 'start', language: 'et' })
    })

    test('reading gives none', async () => {
      const { person, ...opened } = await atCode()
      const { expires_at: before } = await stage.read(opened)
      clock.advance(60)
      for (const page of ['review', 'contacts', 'not-received', 'code', 'help'])
        await person.open(`${opened.url}/${page}`)
      expect((await stage.read(opened)).expires_at).toBe(before)
    })

    test('when it is over the person is told, and sent back to the service', async () => {
      const opened = await stage.open({ return_url: RETURN_URL })
      const { person } = opened
      clock.advance(1_800)
      await person.submit({ country: 'EE', location: 'EE' })
      expect(person.page).toMatchObject({ name: 'ended', heading: 'Time has run out' })
      expect(person.page.links.map(({ href }) => href)).toContain(`${RETURN_URL}?registration=${opened.id}`)
    })
  })

  test('a limit is said with when it ends, and that another contact will do', async () => {
    const email = newMailbox()
    const ask = async () => {
      const opened = await atContacts()
      await opened.person.submit({ email, phone: newPhone() })
      return await opened.person.submit({ option: 'email' })
    }
    const pages = await inTurn(6, ask)
    expect(pages.map(({ name }) => name)).toEqual(['code', 'code', 'code', 'code', 'code', 'review'])
    expect(pages.at(-1)?.words).toMatch(
      /Too many codes were sent to this contact\. Please try again at \d\d:\d\d UTC \(\d+ \w+ \d{4}\), or use another/,
    )
  })

  test('another browser is told to go on where it began, and that it may be its cookies', async () => {
    const { url, person } = await stage.open()
    const other = newPerson({ 'accept-language': 'de' })
    await other.open(url)
    expect(other.page).toMatchObject({ status: 403, language: 'de' })
    person.forgetCookies()
    await person.open(url)
    expect(person.page.status).toBe(403)
    expect(person.page.words).toContain('Your browser has to accept a cookie')
  })
})
