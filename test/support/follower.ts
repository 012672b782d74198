// A browser without eyes, for ways that lead over several servers.

/** Follows redirects, and keeps the cookies of each origin for itself. */
export function createFollower() {
  const jars = new Map<string, Map<string, string>>()

  const get = (address: string) => ask(address, 'GET')
  const post = (address: string) => ask(address, 'POST')

  async function ask(address: string, method: 'GET' | 'POST'): Promise<Response> {
    const { origin } = new URL(address)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { method, redirect: 'manual', headers: cookie === '' ? {} : { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  /** Until an address that begins so, which is not asked for; or until there is an answer that leads nowhere. */
  async function follow(from: string, until?: string): Promise<{ address: string; answer: Response | undefined }> {
    let address = from
    for (let hops = 0; hops < 12; hops++) {
      if (until !== undefined && address.startsWith(until)) return { address, answer: undefined }
      const answer = await get(address)
      const next = answer.headers.get('location')
      if (next === null) return { address, answer }
      address = new URL(next, address).href
    }
    throw new Error('The way does not end.')
  }

  return { get, post, follow }
}
