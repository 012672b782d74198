// How people read of the ways to prove who one is.
import type { MessageKey } from '../../i18n/index.ts'
import type { Method } from '../../registration/index.ts'

type Say = (key: MessageKey) => string

/** One of the operator's own, without words, is shown by its name. */
export function methodName(say: Say, name: string): string {
  return knownWords(say, `page.method.${name}`) ?? sentenceOf(name)
}

export function methodNeeds(say: Say, name: string): string | undefined {
  return knownWords(say, `page.method.${name}.needs`)
}

/** Which contact its code goes to (R16). */
export function whereCodesGo(say: Say, method: Pick<Method, 'contacts' | 'mayChangeContacts'> | undefined): string {
  const where = method?.contacts === 'entered' ? 'entered' : method?.mayChangeContacts ? 'on_file' : 'fixed'
  return say(`page.method.contacts.${where}`)
}

const METHODS_WITH_WORDS = ['id_card', 'mobile_id', 'bank', 'branch', 'existing_account', 'biometric'] as const
const KEYS: ReadonlySet<string> = new Set(
  METHODS_WITH_WORDS.flatMap((name) => [`page.method.${name}`, `page.method.${name}.needs`]),
)

function knownWords(say: Say, key: string): string | undefined {
  return isKey(key) ? say(key) : undefined
}

function isKey(key: string): key is MessageKey {
  return KEYS.has(key)
}

/** `video_call` → `Video call` */
function sentenceOf(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
