// `npm run fuzz`: the long form of the test with mutated PDUs.
import { parseArgs } from 'node:util'
import { type FuzzResult, fuzzProvider, fuzzSimulator } from './smpp-fuzz.ts'

const { values } = parseArgs({
  options: {
    pdus: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(`npm run fuzz [-- --pdus 1000000] [--seed 1]

Sends mutated PDUs over TCP to the SMPP provider, then as many to the scripted carrier. Neither may throw or stand still. The
same seed gives the same PDUs.`)
  process.exit(0)
}

const pdus = Number(values.pdus)
const seed = Number(values.seed)
for (const [name, fuzz] of [
  ['provider', fuzzProvider],
  ['scripted carrier', fuzzSimulator],
] as const) {
  const begun = performance.now()
  let told = 0
  const result: FuzzResult = await fuzz(pdus, seed, (done) => {
    if (done - told < pdus / 10) return
    told = done
    console.error(`  ${name}: ${done} of ${pdus}`)
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(
    `${name}: ${result.pdus} mutated PDUs on ${result.connections} connections in ${seconds} s, no crash, no hang`,
  )
}
