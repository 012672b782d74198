// docs/reference/registrations.md, from the tables of the flow, the methods and the invented people.
import {
  FLOW,
  INELIGIBILITY_MEANINGS,
  STATUS_MEANINGS,
  shippedMethods,
  TRIAL_PEOPLE,
} from '../src/registration/index.ts'

const HEAD = `# Registrations

<!-- Written by \`npm run reference\` from src/registration. -->

A registration opens an account, or renews one (\`purpose\`). The person proves who they are by a method, a code goes to a contact that
they choose, and when it has come back the registration is completed. Every call is described in [The HTTP API](api.md); this page says
what may follow what, and for whom.

A registration lasts 30 minutes from its latest step, and two hours in all. One code is live at a time, or two where one goes to the other
contact [by itself](../guides/fallback.md), and none outlives the registration. Nothing that was typed is lost by an error, by sending again, or by choosing another option or method.

## Who is who

The first browser or app that takes a step owns the registration; every other one is answered 409 \`owned_elsewhere\`. An app shows
that it is the owner by the client token of the creation, and an application that acts with its key stands for that app. Before
anybody owns it, an application may prepare it: choose the method, enter contacts. Whoever owns it, the application may always read it,
assert identity, change settings and complete it, which wants a confirmed contact in any case.`

const STATUS_HEAD = `## Statuses

| status | meaning |
| --- | --- |`

const FLOW_HEAD = `## The flow

What is not in this table is refused with 409: \`out_of_order\`, \`registration_ended\`, or \`not_confirmed\` for a completion.

| from | step | when | then |
| --- | --- | --- | --- |`

const METHODS_HEAD = `## Methods

| method | for | for whom | contacts | may they be changed? | identity is proved by |
| --- | --- | --- | --- | --- | --- |`

const METHODS_TAIL = `\`host\`: the application asserts the \`subject\`, with its key. \`oidc\`: a visit to an OpenID provider
([guide](../guides/identity-providers.md)). \`trial\`: with a test key, an invented person or a subject that the application asserts; with
a live key as \`host\`, and in production all of these are \`host\` until the operator's file says otherwise (\`PINPOST_METHODS_FILE\`).

Contacts on file are those of the latest account that was ever active; in a renewal those of the account to be renewed, which are
offered with every method. A contact on file that was never confirmed is no option. A contact that was entered in a renewal takes the
place of the one on file once it is confirmed; everything else on file stays as it is, byte for byte. Of several renewals of one account
that were begun side by side, the first that is completed moves its end.

### Why a method is not for a person

Judged after identity is proved, never before. The answer (422 \`not_eligible\`) names the methods that remain.

| reason | meaning |
| --- | --- |`

const REASONS = `### Reasons of an end

| status | reason | |
| --- | --- | --- |
| \`expired\` | \`idle\` | nothing was done for 30 minutes |
| \`expired\` | \`too_long\` | it took two hours |
| \`failed\` | \`unreachable\` | the person can reach none of the options |
| \`failed\` | \`no_method_left\` | no method is for this person |
| \`abandoned\` | \`support\` | support has ended it |
| \`abandoned\` | \`disputed\` | "this was not me" was said about the person's account |`

const TOLD = `## What others are told

The other confirmed contacts of the person's account (the one to be renewed, or the latest that was ever active) get a
[notice](../guides/accounts.md) with a link to say "this was not me": when the first code leaves, when the registration is completed, and
when a contact on file was changed, the former contact too. Who gets the code is not told. Saying so flags the account as disputed and ends
what is open for it.`

const PEOPLE_HEAD = `## Invented people

In a trial, \`POST …/identity { "person": "…" }\` with a test key proves to be one of these. Each time it is somebody new in that
situation, with a national number of the nineteenth century, so that one try does not change the next.

| person | who |
| --- | --- |`

/** The whole of docs/reference/registrations.md. */
export function registrationsReference(): string {
  const statuses = Object.entries(STATUS_MEANINGS).map(([status, meaning]) => `| \`${status}\` | ${meaning} |`)
  const flow = FLOW.map(({ from, action, when, to }) => `| \`${from}\` | ${words(action)} | ${when} | \`${to}\` |`)
  const methods = [...shippedMethods('trial').values()].map(
    ({ name, purposes, eligibility, contacts, mayChangeContacts, proof }) =>
      `| \`${name}\` | ${purposes.join(', ')} | ${words(eligibility)} | ${words(contacts)} | ${mayChangeContacts ? 'yes' : 'no'} | \`${proof}\` |`,
  )
  const reasons = Object.entries(INELIGIBILITY_MEANINGS).map(([reason, meaning]) => `| \`${reason}\` | ${meaning} |`)
  const people = TRIAL_PEOPLE.map(({ name, meaning }) => `| \`${name}\` | ${meaning} |`)
  return [
    `${HEAD}\n`,
    ...[STATUS_HEAD, ...statuses],
    '',
    ...[FLOW_HEAD, ...flow],
    '',
    ...[METHODS_HEAD, ...methods],
    '',
    METHODS_TAIL,
    ...reasons,
    '',
    `${REASONS}\n`,
    `${TOLD}\n`,
    ...[PEOPLE_HEAD, ...people],
    '',
  ].join('\n')
}

function words(name: string): string {
  return name.replaceAll('_', ' ')
}
