// pinpost version
import { command } from '../command.ts'
import { packageVersion } from '../package-version.ts'

export const version = command({
  name: 'version',
  summary: 'Says which Pinpost this is',
  about: ['The version of Pinpost, and of the Node that runs it.'],
  args: [],
  options: {},
  examples: [{ line: 'pinpost version', meaning: 'What to quote when you report a fault.' }],
  needs: 'nothing',
  async run({ out }) {
    out(`pinpost ${packageVersion()} (Node ${process.versions.node})`)
    return 0
  },
})
