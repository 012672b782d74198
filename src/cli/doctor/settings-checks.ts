// The settings as a start would judge them, and what can be seen in them alone.
import type { Config, Loaded, Problem } from '../../config/index.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

export function checkSettings(loaded: Loaded): readonly Finding[] {
  if (!loaded.ok) return loaded.problems.map((one) => problem('settings', toTrouble(one, REFUSED)))
  const warnings = loaded.warnings.map((one) => warning('settings', toTrouble(one, IGNORED)))
  const { config } = loaded
  return [ok('settings', `Complete, for ${config.mode} at ${config.baseUrl}.`), ...warnings, ...checkNetwork(config)]
}

const REFUSED = 'No server starts with it, and nothing else can be looked at before.'
const IGNORED = 'What was meant by it does not happen.'

function toTrouble({ name, problem: what, wayOut }: Problem, why: string) {
  return { found: `${name}: ${what}.`, why, fix: wayOut }
}

/** Pinpost itself speaks no TLS, so whoever is reached by https is reached through a proxy. */
function checkNetwork({ mode, trustedProxies, isPublicTrial }: Config): readonly Finding[] {
  const findings: Finding[] = []
  if (mode === 'production' && trustedProxies.length === 0) {
    findings.push(
      warning('proxies', {
        found: 'The base URL is https, so a proxy stands in front, but PINPOST_TRUSTED_PROXIES is not set.',
        why: 'Everybody seems to come from the address of the proxy: limits per address meet all people at once.',
        fix: 'PINPOST_TRUSTED_PROXIES=10.0.0.0/8    # the address or range from which the proxy connects',
      }),
    )
  }
  if (isPublicTrial) {
    findings.push(
      warning('trial', {
        found: 'This trial may be reached from other machines.',
        why: 'Anyone who reaches it reads every message in its inbox.',
        fix: 'Take PINPOST_TRIAL_PUBLIC out again, or set PINPOST_MODE=production.',
      }),
    )
  }
  return findings
}
