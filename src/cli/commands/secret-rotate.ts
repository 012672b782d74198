// pinpost secret rotate
import { createVault } from '../../contacts/index.ts'
import { rotateSecrets } from '../../verification/index.ts'
import { command } from '../command.ts'

const TOLD_EVERY = 2000

export const secretRotate = command({
  name: 'secret rotate',
  summary: 'Rewrites what is at rest with the first secret',
  about: [
    'The first secret of the ring writes, all of them verify. To change it: make one with "pinpost secret new"; add it at the end of PINPOST_SECRETS on every server and restart them, so that all can read what it writes; move it to the front and restart them again; then run this command, which seals anew every stored contact. (A trial keeps its ring in the file "secrets" of the data folder, one secret a line.)',
    'Codes that are on their way stay derived by the older secret. The command says until when it is still needed; take it out after that. It may be interrupted, repeated, and run beside the traffic.',
  ],
  args: [],
  options: {},
  examples: [{ line: 'pinpost secret rotate', meaning: 'After the new secret was moved to the front.' }],
  needs: 'database',
  remote: true,
  async run({ db, ring, clock, random, out, err }) {
    let told = 0
    const onProgress = (done: number, total: number): void => {
      if (done - told < TOLD_EVERY) return
      told = done
      err(`${done} of ${total} contacts …`)
    }
    const vault = createVault(ring, random)
    const { contacts, olderNeededUntil } = await rotateSecrets({ db, clock, ring, vault }, onProgress)
    out(`${contacts === 1 ? '1 contact was' : `${contacts} contacts were`} sealed anew with the first secret.`)
    if (ring.keys.length > 1) {
      const until =
        olderNeededUntil &&
        `The older secrets are needed for codes on their way until ${olderNeededUntil.toISOString()}.`
      err(until ?? 'The older secrets are no longer needed.')
    }
    return 0
  },
})
