// Writes addresses of mailboxes into texts that somebody else reads again (RFC 5322): exactly one mailbox goes in, and exactly that
// one comes out.
const DOT_ATOM = /^[^\s"(),.:;<>@[\\\]]+(?:\.[^\s"(),.:;<>@[\\\]]+)*$/
const QUOTED = /^"(?:[^"\\]|\\.)*"$/

/** The address alone, its local part in quotes where it could not be read otherwise. */
export function writeAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  return DOT_ATOM.test(local) || QUOTED.test(local) ? address : `${quote(local)}${address.slice(at)}`
}

/** With the name beside it. */
export function writeMailbox(name: string, address: string): string {
  return name === '' ? writeAddress(address) : `${quote(name)} <${writeAddress(address)}>`
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
