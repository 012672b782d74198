// The person's side of the running server: what the simulation presses, pressed by the HTTP API.
import { request } from 'undici'
import type { App } from '../../src/app.ts'
import { instantOf } from './dispatch.ts'
import type { Channel } from './people.ts'
import type { Timeline } from './timeline.ts'
import type { Sending, Visit } from './visit.ts'

/** The server counts milliseconds: by then what is due at an instant is due. */
export const A_MOMENT = 0.002

interface ApiParts {
  readonly app: App
  /** The code that was last sent to a contact. */
  readonly codes: ReadonlyMap<string, string>
  readonly isAuto: boolean
  readonly timeline: Timeline
}

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer is judged by whoever reads it
  readonly body: any
}

/** The person's side, by the HTTP API. */
export function createApi({ app, codes, isAuto, timeline }: ApiParts): Sending & { look(visit: Visit): Promise<void> } {
  const key = app.trialKeys?.live
  const ids = new Map<string, string>()
  const nameOf = ({ person }: Visit, channel: Channel): string => `${person.index} ${channel}`
  const sessionOf = ({ person }: Visit): string => `session-${person.index}`
  const contactOf = ({ person }: Visit, channel: Channel) => (channel === 'sms' ? person.phone : person.email)
  const secondsOf = (at: string): number => (Date.parse(at) - instantOf(0).getTime()) / 1000

  async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const answer = await request(`${app.url}/v1/verifications${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    return { status: answer.statusCode, body: await answer.body.json() }
  }

  /** What one channel's code looks like to the person; the fallback's is shown with the verification that it belongs to. */
  async function view(visit: Visit, channel: Channel) {
    const id = ids.get(nameOf(visit, channel))
    if (id !== undefined) return (await call('GET', `/${id}`)).body
    return (await call('GET', `/${ids.get(nameOf(visit, visit.person.first))}`)).body.fallback
  }

  return {
    async open(visit, channel) {
      const falls = isAuto && channel === 'sms' && visit.person.email !== undefined
      const { status, body } = await call('POST', '', {
        to: contactOf(visit, channel),
        purpose: 'registration',
        session: sessionOf(visit),
        ...(falls ? { fallback_to: visit.person.email } : {}),
      })
      if (status !== 201) throw new Error(`A start was answered ${status}: ${JSON.stringify(body)}`)
      ids.set(nameOf(visit, channel), body.id)
    },
    async again(visit, channel) {
      const { id } = await view(visit, channel)
      const { status, body } = await call('POST', `/${id}/resend`, { session: sessionOf(visit) })
      if (status >= 500) throw new Error(`A resend was answered ${status}: ${JSON.stringify(body)}`)
    },
    async show(visit, channel) {
      const { resend, stalled } = await view(visit, channel)
      const at = resend?.available_at
      return { resendAt: at ? secondsOf(at) : undefined, isOffered: stalled !== undefined }
    },
    async enter(visit, channel) {
      const id = ids.get(nameOf(visit, channel)) ?? ids.get(nameOf(visit, visit.person.first))
      const code = codes.get(contactOf(visit, channel) ?? '')
      const { status, body } = await call('POST', `/${id}/check`, { code, session: sessionOf(visit) })
      if (status >= 500) throw new Error(`A check was answered ${status}: ${JSON.stringify(body)}`)
      return status === 200 && body.valid === true
    },
    async look(visit) {
      if (isAuto || visit.isOver()) return
      const { stalled } = await view(visit, 'sms')
      if (stalled && secondsOf(stalled.since) <= timeline.now() + A_MOMENT) visit.offered()
    },
  }
}
