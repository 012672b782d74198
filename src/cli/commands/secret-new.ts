// pinpost secret new
import { SECRET_BYTES } from '../../config/index.ts'
import { command } from '../command.ts'

export const secretNew = command({
  name: 'secret new',
  summary: 'Makes a secret for the key ring',
  about: [
    'Writes 32 random bytes in base64, for PINPOST_SECRETS. Nothing is stored: keep it where you keep such things, with a copy. Without it, contacts at rest cannot be read and codes that are on their way cannot be checked.',
  ],
  args: [],
  options: {},
  examples: [
    { line: 'echo "PINPOST_SECRETS=$(pinpost secret new)" >> .env', meaning: 'The first secret of a new server.' },
  ],
  needs: 'nothing',
  async run({ out, random }) {
    out(Buffer.from(random(SECRET_BYTES)).toString('base64'))
    return 0
  },
})
