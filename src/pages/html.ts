// HTML as a value. The tag escapes whatever is put in; what it made can be put into more of it. Views do no input and
// no output.
import { raw, html as tag } from 'hono/html'

/** Finished HTML, of which nothing needs escaping any more. */
export type Html = ReturnType<typeof tag>

export const html: (strings: TemplateStringsArray, ...values: readonly HtmlValue[]) => Html = tag

/** What may be put in: text and numbers are escaped, false and undefined print nothing. */
export type HtmlValue = string | number | false | undefined | Html | readonly Html[]

/** Finished pieces one after the other, as they are: for long lists, whose pieces are made once. */
export function joined(pieces: readonly Html[]): Html {
  return raw(pieces.join(''))
}

/** Finished HTML, rewritten as a text: whoever does so answers for what is escaped. */
export function rewritten(finished: Html, rewrite: (text: string) => string): Html {
  return raw(rewrite(String(finished)))
}
