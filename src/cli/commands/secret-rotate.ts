// pinpost secret rotate
import { createVault, UnreadableContactError } from '../../contacts/index.ts'
import { ROTATIONS } from '../../rotations.ts'
import { rotateSecrets } from '../../verification/index.ts'
import { command, type Output } from '../command.ts'

const TOLD_EVERY = 2000
const LOST =
  'Everything else is sealed anew with the first secret. What cannot be read is lost: accounts can be erased, the rest is deleted by itself within days. Run this command again after that.'

export const secretRotate = command({
  name: 'secret rotate',
  summary: 'Rewrites what is at rest with the first secret',
  about: [
    'The first secret of the ring writes, all of them verify. To change it: make one with "pinpost secret new"; add it at the end of PINPOST_SECRETS on every server and restart them, so that all can read what it writes; move it to the front and restart them again; then run this command, which seals anew everything that is stored sealed: contacts and national numbers. (A trial keeps its ring in the file "secrets" of the data folder, one secret a line.)',
    'Codes that are on their way stay derived by the older secret. The command says until when it is still needed; take it out after that. It may be interrupted, repeated, and run beside the traffic.',
  ],
  args: [],
  options: {},
  examples: [{ line: 'pinpost secret rotate', meaning: 'After the new secret was moved to the front.' }],
  needs: 'database',
  remote: true,
  async run({ db, ring, clock, random, out, err }) {
    const vault = createVault(ring, random)
    const ends: (Date | undefined)[] = []
    const unreadable: string[] = []
    const left = (cause: unknown): undefined => {
      if (!(cause instanceof UnreadableContactError)) throw cause
      unreadable.push(cause.message)
    }
    for (const { nouns, run, neededUntil } of ROTATIONS) {
      const n = (await run({ db, ring, vault }, createTeller(nouns[1], err)).catch(left)) ?? 0
      ends.push(await neededUntil?.({ db, ring, clock }))
      if (n > 0) out(`${n === 1 ? `1 ${nouns[0]} was` : `${n} ${nouns[1]} were`} sealed anew with the first secret.`)
    }
    const telling = createTeller('contacts', err)
    const rotated = await rotateSecrets({ db, clock, ring, vault }, telling).catch(left)
    if (unreadable.length > 0 || rotated === undefined) {
      err([...unreadable, LOST].join('\n'))
      return 1
    }
    const { contacts, olderNeededUntil } = rotated
    out(`${contacts === 1 ? '1 contact was' : `${contacts} contacts were`} sealed anew with the first secret.`)
    if (ring.keys.length > 1) {
      const last = latestOf([...ends, olderNeededUntil])
      const until =
        last &&
        `The older secrets are needed for codes on their way and registrations begun with them until ${last.toISOString()}.`
      err(until ?? 'The older secrets are no longer needed.')
    }
    return 0
  },
})

function latestOf(ends: readonly (Date | undefined)[]): Date | undefined {
  return ends.filter((end) => end !== undefined).sort((one, other) => other.getTime() - one.getTime())[0]
}

/** Tells every so often how far it is. */
function createTeller(what: string, err: Output['err']): (done: number, total: number) => void {
  let told = 0
  return (done, total) => {
    if (done - told < TOLD_EVERY) return
    told = done
    err(`${done} of ${total} ${what} …`)
  }
}
