// pinpost provider reload
import { askToReload } from '../../delivery/index.ts'
import { createUuids } from '../../lib/ids.ts'
import { command } from '../command.ts'

export const providerReload = command({
  name: 'provider reload',
  summary: 'Lets running servers read the file of providers again at once',
  about: [
    'They do so by themselves within seconds of a change of the file of PINPOST_PROVIDERS, or of a file that it takes a secret from; this is for those who want to see that it is right. Providers whose settings are the same go on with their connections; hand-overs under way end with the provider that they began with. A file that is not right changes nothing.',
    'With the embedded database the running server tells what came of it. With PostgreSQL the file is judged as it is here, then every server is asked, and each says in its log what came of it.',
  ],
  args: [],
  options: {},
  examples: [{ line: 'pinpost provider reload', meaning: 'After a password was changed in the file.' }],
  needs: 'database',
  remote: true,
  async run({ db, clock, random, config, lineup, reloading, out, err }) {
    if (config.providersFile === undefined) {
      err('PINPOST_PROVIDERS is not set: the providers come from settings that are read at the start alone.')
      return 1
    }
    if (reloading === undefined) {
      const { plan } = await lineup()
      await askToReload(db, createUuids(clock, random)())
      out(
        `The file is right: ${plan.providers.map(({ name }) => name).join(', ')}. Every running server was asked to read its own.`,
      )
      return 0
    }
    const reloaded = await reloading.reload()
    if (reloaded.kind === 'reloaded') {
      out(`In use now: ${reloaded.providers.join(', ')}.`)
      return 0
    }
    err(
      reloaded.kind === 'refused'
        ? `${reloaded.problem}\nThe providers stay as they were.`
        : 'This server was started without a file of providers.',
    )
    return 1
  },
})
