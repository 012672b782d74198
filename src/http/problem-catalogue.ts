// Every problem that the API answers with (RFC 9457): a table, longer than a file should be because it has a row for each. The
// codes are stable, the texts may be reworded. docs/reference/errors.md is made from it (test/repository/errors-reference.test.ts).

interface CatalogueEntry {
  readonly status: number
  /** The same for every occurrence (RFC 9457, section 3.1.4). */
  readonly title: string
  /** When it comes and what to do about it: for the reference, and for `detail` where nothing closer is known. */
  readonly meaning: string
  /** Further members that may come with it. */
  readonly members?: readonly ProblemMember[]
}

/** What a member of a problem beyond those of RFC 9457 holds, for the reference. */
export const PROBLEM_MEMBERS = {
  field: 'the member of the body at fault, with dots between levels: `client.ip`',
  reference: 'the short name of the verification or registration, to be quoted to support',
  retry_after: 'seconds until it is worth trying again, as in the header `Retry-After`',
  limit: 'the name of the limit (limits.md)',
  reason: 'why, as a word (contacts.md, accounts.md, registrations.md)',
  suggestion: 'the contact that may have been meant: for asking the person, never for taking',
  alternatives: 'channels that would work here, given a contact for them',
  setting: 'what the operator would have to set',
  tips: 'what may help the person, as words (contacts.md)',
  scope: 'the scope that the key would need',
  methods: 'methods that may be chosen',
  options: 'the options that there are',
  proof: 'how identity is proved with the method (registrations.md)',
  registration_status: 'the status of the registration',
  digits: 'how many digits the code has',
  allowed: 'the methods that the address knows',
} as const
export type ProblemMember = keyof typeof PROBLEM_MEMBERS

const entries = {
  bad_request: {
    status: 400,
    title: 'The request is not HTTP that can be read',
    meaning: 'The request line, a header or the framing of the body is broken. Look at the program that made it.',
  },
  malformed_json: {
    status: 400,
    title: 'The body is not JSON',
    meaning:
      'The body is no JSON text in UTF-8, is cut off, or has a member named `__proto__` or `constructor` that would reach into the object.',
  },
  invalid_body: {
    status: 400,
    title: 'The body is not what this call takes',
    meaning:
      'A member is missing, unknown, of another type (a number is not a string), too long, or holds characters that cannot be stored (NUL, half of a surrogate pair).',
    members: ['field'],
  },
  invalid_query: {
    status: 400,
    title: 'The query is not what this call takes',
    meaning: 'A parameter after the question mark is missing, unknown or malformed.',
    members: ['field'],
  },
  invalid_idempotency_key: {
    status: 400,
    title: 'The Idempotency-Key cannot be used',
    meaning: 'The header takes 1 to 255 visible ASCII characters; a random UUID is a good one.',
  },
  unauthorized: {
    status: 401,
    title: 'No valid key',
    meaning:
      'The header `Authorization: Bearer …` is missing, or its key or token is unknown, revoked, or belongs to another verification or registration. Which of these, is not told.',
  },
  missing_scope: {
    status: 403,
    title: 'The key may not do this',
    meaning: 'The key is valid and lacks the scope. Make one that has it: `pinpost key create`.',
    members: ['scope'],
  },
  key_wrong_kind: {
    status: 403,
    title: 'This call takes a key of the other kind',
    meaning: 'Test messages are shown to test keys only: what a live key sends is read by nobody but its receiver.',
  },
  origin_not_allowed: {
    status: 403,
    title: 'Browsers of this origin may not call',
    meaning:
      'The service does not list the `Origin` of the page. Add it, exactly: `pinpost service set default allowed_origins=https://…`.',
  },
  receipt_refused: {
    status: 403,
    title: 'The receipt is not from the provider',
    meaning:
      'What came to `/receipts/…` is not signed as the provider signs, or its address holds no token of ours. Nothing was changed. If the provider did say it: PINPOST_BASE_URL must be the address that it calls, and the secret of its settings the one that it signs by.',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here',
    meaning:
      'The address is unknown, or the verification, registration or account is: because it never was, is deleted, belongs to another service or to the other kind of key, or has another `session` than the request (a session that was given at the start is given again with each call). Which of these, is not told.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The address does not know this method',
    meaning: 'The header `Allow` and the member `allowed` say which it knows.',
    members: ['allowed'],
  },
  request_timeout: {
    status: 408,
    title: 'The request came too slowly',
    meaning: 'Headers and body must arrive within 15 seconds.',
  },
  locked: {
    status: 409,
    title: 'Too many wrong answers: the verification is locked',
    meaning: 'The last allowed answer was wrong. Start again; the contact stays as it was.',
    members: ['reference'],
  },
  cancelled: {
    status: 409,
    title: 'The verification was cancelled',
    meaning: 'It was ended before it was confirmed. Start again.',
    members: ['reference'],
  },
  already_confirmed: {
    status: 409,
    title: 'The verification is confirmed already',
    meaning: 'It can be neither answered with another code, sent again nor cancelled. Go on.',
    members: ['reference'],
  },
  no_sends_left: {
    status: 409,
    title: 'The code was sent as often as it may be',
    meaning: 'Wait for the messages that are on their way, or start again with another contact.',
    members: ['reference'],
  },
  idempotency_running: {
    status: 409,
    title: 'The first request with this Idempotency-Key is still running',
    meaning: 'Ask again in a moment, with the same key and the same body.',
    members: ['retry_after'],
  },
  owned_elsewhere: {
    status: 409,
    title: 'Another browser or app has opened this registration',
    meaning:
      'It belongs to whoever opened it first. Whoever wants to register starts a registration of their own, at the service: with the link of somebody else nothing can be done.',
    members: ['reference'],
  },
  out_of_order: {
    status: 409,
    title: 'The registration is not at this step',
    meaning:
      'Steps are taken in their order. `registration_status` says where it stands, `next` of the registration what is to be done.',
    members: ['registration_status', 'reason', 'reference'],
  },
  registration_ended: {
    status: 409,
    title: 'The registration has ended',
    meaning: '`registration_status` and `reason` say how. Create another one.',
    members: ['registration_status', 'reason', 'reference'],
  },
  method_missing: {
    status: 409,
    title: 'No method is chosen yet',
    meaning: 'Choose one of `methods` first.',
    members: ['field', 'methods'],
  },
  contact_confirmed: {
    status: 409,
    title: 'This contact is confirmed already',
    meaning: 'It stays as it is in this registration. Complete it, or confirm the other one.',
    members: ['field', 'reference'],
  },
  too_late: {
    status: 409,
    title: 'Too little time is left for a code',
    meaning: 'The registration ends before a code could come back. Create another one.',
    members: ['reference'],
  },
  not_confirmed: {
    status: 409,
    title: 'No contact is confirmed',
    meaning:
      'A registration is completed when the code has come back, and in no other state; `registration_status` says where it stands.',
    members: ['registration_status', 'reason', 'reference'],
  },
  account_ended: {
    status: 409,
    title: 'The account has ended',
    meaning:
      'It is `expired` or `closed`, as `reason` says, and cannot be made active. An expired one is renewed; a closed one stays closed.',
    members: ['reason'],
  },
  expired: {
    status: 410,
    title: 'The code has expired',
    meaning: 'The verification has come to the end of its life. Start again.',
    members: ['reference'],
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    meaning: 'A body may have 16,384 bytes.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body is not declared as JSON',
    meaning: 'Send `Content-Type: application/json`, once.',
  },
  host_not_allowed: {
    status: 421,
    title: 'This Pinpost does not answer to that name',
    meaning:
      'In trial mode the header `Host` must name the loopback interface or the host of `PINPOST_BASE_URL`, so that a page on the Internet cannot reach in through a name of its own.',
  },
  invalid_contact: {
    status: 422,
    title: 'This cannot be a contact',
    meaning: 'Nothing was sent. `reason` says what is wrong with the number or address.',
    members: ['field', 'reason', 'suggestion'],
  },
  same_channel: {
    status: 422,
    title: 'The contact to fall back on is on the same channel',
    meaning:
      'Nothing was sent. What keeps one text message from arriving keeps the other as well: to fall back on a phone number give an e-mail address, and the other way round.',
    members: ['field'],
  },
  invalid_subject: {
    status: 422,
    title: 'This cannot be a national identity number',
    meaning: '`reason` says what is wrong with the country or the number.',
    members: ['field', 'reason'],
  },
  channel_unavailable: {
    status: 422,
    title: 'No message would arrive this way',
    meaning:
      'Nothing was sent. `reason` says why, `alternatives` what would work instead; where they are empty, another method of registering is left.',
    members: ['field', 'reason', 'alternatives', 'setting', 'tips', 'reference'],
  },
  country_not_enabled: {
    status: 422,
    title: 'Text messages to this country are not enabled',
    meaning: 'Nothing was sent. The operator enables countries with `setting`.',
    members: ['field', 'reason', 'alternatives', 'setting', 'tips', 'reference'],
  },
  unknown_method: {
    status: 422,
    title: 'There is no such method for this',
    meaning: 'Choose one of `methods`: the others are not for this purpose, or turned out not to be for this person.',
    members: ['field', 'methods'],
  },
  wrong_proof: {
    status: 422,
    title: 'Identity is proved in another way with this method',
    meaning:
      '`proof` says how: `host` takes a `subject` from the application, `oidc` a visit to an identity provider, `trial` an invented `person` (or, with a test key, a subject).',
    members: ['proof'],
  },
  unknown_person: {
    status: 422,
    title: 'There is no such invented person',
    meaning: 'The people of a trial stand in docs/reference/registrations.md.',
    members: ['field'],
  },
  not_eligible: {
    status: 422,
    title: 'The method is not for this person',
    meaning: 'Identity is proved. `reason` says why the method cannot be used, `methods` which can.',
    members: ['reason', 'methods', 'reference'],
  },
  contacts_fixed: {
    status: 422,
    title: 'The contacts of this method cannot be changed',
    meaning:
      'Nothing was changed or sent. The code goes to a contact on file; who can reach none of them uses another method.',
    members: ['reference'],
  },
  unknown_option: {
    status: 422,
    title: 'There is no such option',
    meaning: 'Nothing was sent. Choose one of `options`, which the list of contact options explains.',
    members: ['field', 'options', 'reference'],
  },
  return_url_not_registered: {
    status: 422,
    title: 'The return address is not registered',
    meaning:
      'The service lists the addresses to which a browser may be sent back, letter by letter: `pinpost service set default return_urls=https://…`.',
    members: ['field'],
  },
  malformed_code: {
    status: 422,
    title: 'This cannot be a code',
    meaning: 'It has letters or another number of digits. It was not counted as an answer.',
    members: ['field', 'digits', 'reference'],
  },
  idempotency_key_reused: {
    status: 422,
    title: 'The Idempotency-Key came with another body before',
    meaning: 'A key stands for one request for 24 hours. Use a new one for a new request.',
  },
  resend_too_early: {
    status: 429,
    title: 'It is too early to send again',
    meaning: 'Networks and providers may take two minutes. `Retry-After` says from when on.',
    members: ['reference', 'retry_after'],
  },
  too_many_sends: {
    status: 429,
    title: 'Too many messages',
    meaning:
      'A limit on messages to one contact, session, number range, country or service was met: `limit` says which. Nothing was sent. Try again after `Retry-After`.',
    members: ['limit', 'retry_after'],
  },
  too_many_starts: {
    status: 429,
    title: 'Too many starts from one address',
    meaning:
      "A limit on starts per person's address was met: `limit` says which. Nothing was sent. Try again after `Retry-After`.",
    members: ['limit', 'retry_after'],
  },
  too_many_checks: {
    status: 429,
    title: 'Too many checks of what does not exist',
    meaning: "One person's address has asked too often for unknown verifications or with another session.",
    members: ['limit', 'retry_after'],
  },
  too_many_streams: {
    status: 429,
    title: 'Too many streams of events',
    meaning:
      'As many are open as one verification or the service may have (limits.md). Close those that nobody looks at; the state can be read without one.',
    members: ['limit', 'retry_after'],
  },
  too_many_inspections: {
    status: 429,
    title: 'Too many inspections from one address',
    meaning: "One person's address has had too many contacts inspected. Ask while somebody types, not for each letter.",
    members: ['limit', 'retry_after'],
  },
  too_many_wrong_answers: {
    status: 429,
    title: 'Too many wrong answers for this contact',
    meaning: 'The day’s wrong answers for the contact are used up, over all its verifications.',
    members: ['limit', 'reference', 'retry_after'],
  },
  headers_too_large: {
    status: 431,
    title: 'The headers are too large',
    meaning: 'The request line and all headers together may have 8,192 bytes.',
  },
  internal_error: {
    status: 500,
    title: 'Something went wrong here',
    meaning:
      'A fault of this server; its log has the cause. It is safe to repeat a request that had an Idempotency-Key.',
    members: ['reference'],
  },
  streams_full: {
    status: 503,
    title: 'This process has no room for another stream of events',
    meaning:
      'It keeps as many open as `PINPOST_EVENT_STREAMS` says. Connect again after `Retry-After`; the state can be read without a stream.',
    members: ['retry_after'],
  },
  unavailable: {
    status: 503,
    title: 'Not at the moment',
    meaning:
      'The database cannot be reached or takes no writes, the server is being stopped, or what a receipt is judged by cannot be had. Repeat the request after `Retry-After`.',
    members: ['retry_after'],
  },
} as const satisfies Record<string, CatalogueEntry>

export type ProblemCode = keyof typeof entries
export const PROBLEMS: Readonly<Record<ProblemCode, CatalogueEntry>> = entries
export const PROBLEM_CODES = Object.keys(entries) as ProblemCode[]
