// Carries text messages to a carrier by SMPP 3.4, and says what the carrier tells of them later. It tells apart what was never
// written (refused) from what was written and not answered (unknown), because only the first may be sent again unasked. It never
// logs, and nothing that it says holds the system id or the password.
import type { ConnectionOptions } from 'node:tls'
import { type Clock, systemClock } from '../../lib/clock.ts'
import { formatId } from '../../lib/ids.ts'
import { type Pdu, statuses } from '../../lib/smpp-pdu.ts'
import { createCarrying } from './carrying.ts'
import type { Provider, ReceiptListener, SendOutcome, SmsMessage } from './provider.ts'
import type { Reconnect } from './smpp-keepers.ts'
import type { LinkTimes } from './smpp-link.ts'
import { createLinks, type Handed } from './smpp-links.ts'
import { sourceAddress, submitFields } from './smpp-message.ts'
import { explainFailure, readFailure } from './smpp-outcomes.ts'
import { createPace } from './smpp-pace.ts'
import { readReceipt, referenceOf } from './smpp-receipts.ts'
import { isThrottled, readStatus } from './smpp-statuses.ts'
import { parseSmppUrl } from './smpp-url.ts'
import { formOf } from './sms-form.ts'

export interface SmppSettings {
  /** `smpp` without one. */
  readonly name?: string
  /** `smpp://system_id:password@host:2775`, `smpps://…`; docs/guides/smpp.md has the parameters. */
  readonly url: string
  /** A number with its plus sign, a short code, or a name; where the policy names none for the country. */
  readonly sender: string
  /** Whom to trust beside the machine's own list, for tests. */
  readonly tls?: Pick<ConnectionOptions, 'ca'>
  readonly times?: Partial<LinkTimes & Reconnect>
  readonly clock?: Clock
  readonly random?: () => number
}

const TIMES: LinkTimes & Reconnect = {
  connectMs: 5_000,
  enquireMs: 10_000,
  forgetMs: 60_000,
  unbindMs: 2_000,
  firstMs: 500,
  lastMs: 30_000,
}
/** Receipts that are being written down; the carrier says further ones again. */
const MOST_RECEIPTS = 256
const OK = 0
/** "Not now, say it again." */
const LATER = statuses.get('RX_T_APPN') ?? 100

const TOO_LATE: SendOutcome = { kind: 'refused', reason: 'expired', final: true }

/** Connects when somebody listens for receipts, or at the first message. @throws Error, in words for the operator, when the address cannot be read. */
export function createSmppProvider(settings: SmppSettings): Provider {
  const { clock = systemClock, random = Math.random, tls } = settings
  const carrier = parseSmppUrl(settings.url)
  const times = { ...TIMES, ...settings.times }
  const pace = createPace(carrier.rate)
  let listener: ReceiptListener | undefined
  let receiptsUnderWay = 0
  const link = { ...carrier, tls, times, onRequest: takeReceipt }
  const links = createLinks({ links: carrier.links, link, pace, reconnect: times, random }, isThrottled)

  async function handOver(message: SmsMessage, signal: AbortSignal): Promise<SendOutcome> {
    const form = formOf(message, carrier.alphabet)
    if (form.kind === 'refused') return form
    const source = sourceAddress(message.sender ?? settings.sender, carrier)
    const lifeMs = (): number => message.notAfter.getTime() - clock.now().getTime()
    if (lifeMs() <= 0) return TOO_LATE
    return outcomeOf(await links.submit(() => submitFields(message.to, form.text, source, lifeMs()), signal), message)
  }

  /** The status that the carrier gets for a deliver_sm or data_sm. What is no receipt is a text to us, which nobody reads. */
  async function takeReceipt(request: Pdu): Promise<number> {
    const receipt = readReceipt(request, carrier.receiptIds)
    if (receipt === undefined) return OK
    // Who only probes has nobody to tell, and must not swallow what another process waits for.
    if (listener === undefined || receiptsUnderWay >= MOST_RECEIPTS) return LATER
    receiptsUnderWay++
    try {
      await listener(receipt)
      return OK
    } catch {
      return LATER // whoever listens has told why
    } finally {
      receiptsUnderWay--
    }
  }

  async function probe(signal: AbortSignal): Promise<string | undefined> {
    const failure = await links.probe(signal)
    return failure && explainFailure(failure, carrier)
  }

  return {
    name: settings.name ?? 'smpp',
    givesReceipts: true,
    probe,
    ...createCarrying('sms', handOver, links.close),
    onReceipt(to) {
      listener = to
      links.open()
    },
  }
}

function outcomeOf(handed: Handed, message: SmsMessage): SendOutcome {
  if (handed.kind === 'lost') return { kind: 'unknown', cause: handed.cause }
  if (handed.kind === 'unsent') return readFailure(handed)
  if (handed.status !== OK) return readStatus(handed.status)
  return { kind: 'accepted', reference: referenceOf(handed.messageId) || formatId('msg', message.id) }
}
