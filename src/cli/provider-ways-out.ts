// What to do when a provider does not take us, by what it said: its words carry the code of the system, of TLS or of the protocol.
import type { Config } from '../config/index.ts'

const SETTINGS: Readonly<Record<string, string>> = { smtp: 'PINPOST_SMTP_URL', smpp: 'PINPOST_SMPP_URL' }
const IN_FILE = 'its settings in the file of PINPOST_PROVIDERS'

type WayOut = (setting: string) => string

const WAYS_OUT: readonly (readonly [RegExp, WayOut])[] = [
  [
    /password|bind.*refused|ESME_RBINDFAIL|ESME_RINV(?:PASWD|SYSID)/i,
    (setting) => `Correct user name and password in ${setting}; write @ : / % in them as %40 %3A %2F %25.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN|EDNS/,
    (setting) => `Correct the host in ${setting}, or see why this machine cannot resolve it: getent hosts HOST`,
  ],
  [
    /ECONNREFUSED/,
    (setting) => `Nothing listens there: correct host and port in ${setting}, or start what should listen.`,
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|EXPIRED|ERR_TLS|\bESSL\b|ETLS/,
    (setting) =>
      `Use the host name of the certificate in ${setting}; for an authority of your own: NODE_EXTRA_CA_CERTS=/etc/pinpost/ca.pem`,
  ],
  [
    /ETIMEDOUT|ETIMEOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ECONNECTION|ESOCKET/,
    (setting) =>
      `Open the way to the host and port of ${setting} in the firewall (many hosters close port 25: take 587 or 465).`,
  ],
]

/** @param trouble as Provider.probe answers it. */
export function wayOutOf(provider: string, trouble: string, { providersFile }: Pick<Config, 'providersFile'>): string {
  const setting = (providersFile === undefined ? SETTINGS[provider] : IN_FILE) ?? 'its settings'
  const found = WAYS_OUT.find(([pattern]) => pattern.test(trouble))
  return found?.[1](setting) ?? `Ask whoever runs the other side what the status means, and check ${setting}.`
}
