// What a carrier's refusal means: `command_status` of submit_sm_resp (SMPP 3.4, 5.1.3). Final is only what no other carrier will
// like better. Throttling and full queues are "later", and so is every status that a carrier has made up for itself.
import { statuses, statusName } from '../../lib/smpp-pdu.ts'
import { type Refused, refusedBy, type Verdict } from './provider.ts'

const UNKNOWN: Verdict = ['contact_unknown', true]
const UNFIT: Verdict = ['content_rejected', true]
/** A carrier that does not like how it was put; another one may. */
const FORM: Verdict = ['content_rejected', false]
const SENDER: Verdict = ['sender_rejected', false]
const BUSY: Verdict = ['busy', false]

const TABLE: Readonly<Record<string, Verdict>> = {
  RINVMSGLEN: UNFIT, // longer than it takes
  RINVCMDLEN: FORM,
  RINVCMDID: FORM,
  RINVBNDSTS: ['unreachable', false], // the carrier has forgotten that we are bound
  RINVPRTFLG: FORM,
  RINVREGDLVFLG: FORM,
  RSYSERR: BUSY,
  RINVSRCADR: SENDER,
  RINVDSTADR: UNKNOWN,
  RINVPASWD: SENDER,
  RINVSYSID: SENDER,
  RMSGQFUL: BUSY,
  RINVSERTYP: SENDER,
  RINVESMCLASS: FORM,
  RSUBMITFAIL: BUSY,
  RINVSRCTON: SENDER,
  RINVSRCNPI: SENDER,
  RINVDSTTON: ['contact_unknown', false], // a carrier with wishes of its own about E.164
  RINVDSTNPI: ['contact_unknown', false],
  RINVSYSTYP: SENDER,
  RINVREPFLAG: FORM,
  RTHROTTLED: BUSY,
  RINVSCHED: FORM,
  RINVEXPIRY: FORM,
  RX_T_APPN: BUSY,
  RX_P_APPN: FORM,
  RX_R_APPN: FORM,
  RINVOPTPARSTREAM: FORM,
  ROPTPARNOTALLWD: FORM,
  RINVPARLEN: FORM,
  RMISSINGOPTPARAM: FORM,
  RINVOPTPARAMVAL: FORM,
  RDELIVERYFAILURE: ['contact_blocked', false],
  RUNKNOWNERR: BUSY,
}

const byStatus = new Map(Object.entries(TABLE).map(([name, verdict]) => [statuses.get(name), verdict]))
const THROTTLED = statuses.get('RTHROTTLED')

export function readStatus(status: number): Refused {
  return refusedBy(byStatus.get(status) ?? BUSY, statusName(status))
}

/** Whether the carrier wants fewer messages a second. */
export function isThrottled(status: number): boolean {
  return status === THROTTLED
}
