// One person who waits for a code: reads what arrives, looks for help, presses what there is to press, gives up in the end. Knows
// nothing of carriers and strategies; whoever sends, the simulation or the running server, is told what was pressed.
import type { Channel, Person } from './people.ts'
import type { Timeline } from './timeline.ts'

/** What the page shows of one contact's code. */
export interface Shown {
  /** When another message may be asked for, in seconds of the world; undefined: not any more. */
  readonly resendAt: number | undefined
  /** The other contact is offered, since this one will hardly do. */
  readonly isOffered: boolean
}

/** Whoever sends codes. Each act may take real time, but no time of the world. */
export interface Sending {
  /** A code for a contact; the same again changes nothing. */
  open(visit: Visit, channel: Channel): Promise<void>
  again(visit: Visit, channel: Channel): Promise<void>
  show(visit: Visit, channel: Channel): Promise<Shown>
  /** A code was entered. Answers whether it confirmed the contact. */
  enter(visit: Visit, channel: Channel): Promise<boolean>
}

export interface Visit {
  readonly person: Person
  /** Confirmed, or gone. */
  isOver(): boolean
  begin(): Promise<void>
  /** A message with a code is there. */
  arrived(channel: Channel): void
  /** The page offers the other contact from now on. */
  offered(): void
  /** The other contact has been sent to without being asked for. */
  fellBack(): void
}

export interface VisitParts {
  readonly person: Person
  readonly timeline: Timeline
  readonly sending: Sending
  /** Seconds since the beginning. */
  readonly onConfirmed: (after: number) => void
}

export function createVisit({ person, timeline, sending, onConfirmed }: VisitParts): Visit {
  const { first, presses } = person
  const opened = new Set<Channel>()
  const reading = new Set<Channel>()
  let beganAt = 0
  let isOver = false

  const after = (seconds: number, act: () => Promise<void> | void): void =>
    timeline.at(timeline.now() + seconds, () => {
      if (!isOver) return act()
    })
  const hasCode = (): boolean => reading.size > 0
  const canSwitch = (): boolean => first === 'sms' && person.email !== undefined && !opened.has('email')

  async function open(channel: Channel): Promise<void> {
    opened.add(channel)
    await sending.open(visit, channel)
  }

  function look(): void {
    after(person.looksForHelpAfter, async () => {
      if (hasCode()) return
      const { resendAt, isOffered } = await sending.show(visit, latest())
      if (isOffered && canSwitch() && person.takesEmailWhenOffered) return // it is being taken
      if (resendAt !== undefined) after(Math.max(0, resendAt - timeline.now()) + presses, press)
      else if (canSwitch()) after(presses, takeEmail)
    })
  }

  const latest = (): Channel => (opened.has('email') ? 'email' : 'sms')

  /** "Send again", or what stands beside it. */
  async function press(): Promise<void> {
    if (hasCode()) return
    if (canSwitch() && person.takesEmailUnasked) return await takeEmail()
    await sending.again(visit, latest())
    look()
  }

  async function takeEmail(): Promise<void> {
    if (hasCode() || !canSwitch()) return
    await open('email')
    look()
  }

  async function enter(channel: Channel): Promise<void> {
    if (await sending.enter(visit, channel)) {
      isOver = true
      return onConfirmed(timeline.now() - beganAt)
    }
    reading.delete(channel) // too late: the code has ended
    if (timeline.now() - beganAt > person.givesUpAfter) isOver = true
  }

  const visit: Visit = {
    person,
    isOver: () => isOver,
    async begin() {
      beganAt = timeline.now()
      after(person.givesUpAfter, () => {
        isOver = !hasCode() // who has the code before their eyes types it
      })
      await open(first)
      look()
    },
    arrived(channel) {
      const seconds = person.reads[channel]
      if (isOver || seconds === undefined || reading.has(channel)) return
      reading.add(channel)
      after(seconds, () => enter(channel))
    },
    offered() {
      if (isOver || hasCode() || !canSwitch()) return
      if (person.takesEmailWhenOffered) after(presses, takeEmail)
    },
    fellBack: () => void opened.add('email'),
  }
  return visit
}
