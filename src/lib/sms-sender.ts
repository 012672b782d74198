// Who may be named as the sender of a text message, wherever it is said: in the settings, in the file of providers, in the policy.

/**
 * A number in E.164, by its plus sign; a short code; or a name of at most 11 characters that GSM-7 packs into the address field
 * (3GPP TS 23.040, section 9.1.2.5). A number without its plus sign would go out as a short code.
 */
export const SMS_SENDER = '^(\\+[1-9]\\d{6,14}|\\d{3,8}|(?=.*[A-Za-z])(?! )[A-Za-z0-9 ._&-]{1,11}(?<! ))$'

/** What is accepted, in words that read after "takes". */
export const SMS_SENDER_FORM =
  'a number with its +, a short code of 3 to 8 digits, or a name of at most 11 letters, digits, spaces and . _ & - with a letter among them'

const PATTERN = new RegExp(SMS_SENDER)

export function isSmsSender(text: string): boolean {
  return PATTERN.test(text)
}
