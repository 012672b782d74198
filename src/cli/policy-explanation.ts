// The answer of the policy to one contact, step by step: what was asked, which rows had a say, which one decided, and what the
// person would be told in their language.
import { type Contact, displayContact, isReservedNumber, lineTypeOf } from '../contacts/index.ts'
import { format, type Locale } from '../i18n/index.ts'
import {
  type ChannelJudgement,
  type ChannelQuestion,
  type Finding,
  findingsOf,
  judge,
  type LayeredRow,
  type Policy,
} from '../policy/index.ts'
import { describeFinding, describeRow, lineWords, refusalInWords, rowSays } from './policy-words.ts'

export interface Explanation {
  readonly question: ChannelQuestion & { readonly policy: Policy }
  readonly judgement: ChannelJudgement
  /** As far as the first one that refuses. */
  readonly findings: readonly Finding[]
  readonly told: readonly string[]
}

export function explain(question: Explanation['question'], locale: Locale): Explanation {
  const judgement = judge(question)
  const findings: Finding[] = []
  for (const finding of findingsOf(question, judgement.channel)) {
    findings.push(finding)
    if (finding.refusal) break
  }
  return { question, judgement, findings, told: toldTo(question.contact, judgement, locale) }
}

function toldTo(contact: Contact, judgement: ChannelJudgement, locale: Locale): string[] {
  const isReserved = contact.kind === 'phone' && isReservedNumber(contact.value)
  return [
    ...(isReserved ? [format(locale, 'hint.reserved_number')] : []),
    ...(judgement.available ? [] : [format(locale, `reason.${judgement.reason}`)]),
    ...judgement.tips.map((tip) => format(locale, `tip.${tip}`)),
  ]
}

export function explanationInWords({ question, judgement, findings, told }: Explanation): string {
  const { contact, policy } = question
  const steps = findings.map((finding, index) => {
    const rows = rowsOf(finding, policy, judgement)
    const marked = rows.map(
      (row) => `   ${row === finding.decision?.row ? '>' : ' '} ${describeRow(row, rowSays(row))}`,
    )
    return [`${index + 1}. ${describeFinding(finding, judgement.channel)}`, ...marked].join('\n')
  })
  return [
    describeContact(contact),
    steps.join('\n'),
    answerInWords(question, judgement),
    told.length > 0 ? `The person is told: ${told.join(' ')}` : 'The person is told nothing besides.',
  ].join('\n\n')
}

export function explanationAsJson({ question, judgement, findings, told }: Explanation): unknown {
  const { contact, policy } = question
  return {
    to: displayContact(contact),
    country: contact.kind === 'phone' ? (contact.country ?? null) : null,
    ...judgement,
    steps: findings.map((finding) => ({
      step: finding.step,
      about: finding.about ?? null,
      verdict: finding.decision?.verdict ?? null,
      decided_by: finding.decision?.row ?? null,
      refusal: finding.refusal ?? null,
    })),
    ...(contact.kind === 'phone' && judgement.available ? policy.smsIdentity(contact.country) : {}),
    told,
  }
}

function rowsOf(
  { step, about, decision }: Finding,
  policy: Policy,
  { channel }: ChannelJudgement,
): readonly LayeredRow[] {
  if (step === 'method') return decision?.row ? [decision.row] : []
  if (decision === undefined) return []
  const country = step === 'number' && about?.startsWith('+') ? undefined : about
  return policy.rowsAbout(country).filter(({ verdicts }) => verdicts[channel] !== undefined)
}

function describeContact(contact: Contact): string {
  if (contact.kind === 'email') return displayContact(contact)
  const lineType = lineTypeOf(contact.value)?.replaceAll('_', ' ')
  return `${displayContact(contact)}: ${contact.country ?? 'no country'}, ${lineType ?? 'in no plan'}`
}

function answerInWords({ contact, policy }: Explanation['question'], judgement: ChannelJudgement): string {
  if (!judgement.available) return refusalInWords(judgement)
  if (contact.kind === 'email') return 'An e-mail goes there.'
  const { sender, hasOriginLine } = policy.smsIdentity(contact.country)
  const from = sender === undefined ? "the provider's own sender" : `the sender ${sender}`
  return `A text message goes there, from ${from}, ${lineWords(hasOriginLine)}.`
}
