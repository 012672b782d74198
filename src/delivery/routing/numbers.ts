// Every number of the routing in one place. They were chosen for codes: a person waits half a minute for one, so that what takes
// long to notice is noticed too late; docs/decisions/0014 tells how, and `npm run bench:arrival` measures what they do.

export const numbers = {
  /** What is counted together, in seconds. The smaller, the sooner a loss is seen, and the more rows processes exchange. */
  bucketSeconds: 15,
  /** How far back memory goes. What was counted before is forgotten. */
  windowSeconds: 1_800,

  /** Hand-overs that fail in a row before a provider counts as down. Two may share one cut connection. */
  failuresToOpen: 3,
  /** How long a provider that is down is left alone, at first; twice as long after each opening that follows soon. */
  firstRestSeconds: 5,
  lastRestSeconds: 60,
  /** The same for one that does not even answer: a message that tries it is not sent again by itself, so that each trial costs a person. */
  lastSilentRestSeconds: 900,
  /** A provider that worked so long since it was last found down begins anew with the first rest. */
  soundSeconds: 300,
  /** Longer than any hand-over: by then whoever tried a provider that was down has an answer, or is dead. */
  trialSeconds: 15,

  /** So long a message waits for its turn at a provider of limited throughput before it goes to another. */
  patienceMs: 200,

  /** A receipt that comes later than this is as good as none: by then a fallback to the other contact has begun. */
  promptSeconds: 20,
  /** By then most who confirm at all have typed the code. */
  confirmSeconds: 60,
  /** Fewer than this prove nothing. People leave for reasons of their own, so that their codes prove less. */
  leastSample: { hand_overs: 10, receipts: 10, confirmations: 20 },
  /** How much worse than the best of the others, with 99 % certainty, before the share shrinks. */
  margin: 0.05,
  shrinkBy: 0.25,
  /** From here on it shrinks to the floor at once. */
  muchWorse: 0.3,
  /**
   * A share shrinks by what was seen in this time; or just lately, since ten good minutes before must not hide that nothing arrives any
   * more; or in all that is remembered, since a small service has few messages. Whether it grows again is judged by all that is
   * remembered since it shrank.
   */
  judgedSeconds: 600,
  recentSeconds: 120,
  /** The least time between two changes of one share: what the last one did must be seen first. */
  betweenChangesSeconds: 30,
  /** Never less: a provider that nobody uses could not show that it works again, and no receipt can take it away. */
  leastShare: 0.005,
  /** A share that shrank grows again by this factor, */
  growBy: 2,
  /** when so long nothing was held against the provider, and the few messages that it had do not speak against it either, */
  quietSeconds: 600,
  /** or sooner, once it has shown to be as good as the others. */
  provenSeconds: 120,
  /** What is held of a provider whose receipts nobody has seen yet, so that one is tried when another loses much. */
  assumedUnheard: 0.2,
  /** The standard score of a one-sided 99 % interval. */
  z: 2.326,

  /** What is left of the weight of a provider that carried an earlier message of the verification, which did not bring the code. */
  carriedFactor: 0.05,
} as const
