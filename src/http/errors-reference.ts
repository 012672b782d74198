// The reference of errors, as Markdown for docs/reference/errors.md and as the page that a problem's `type` leads to. Both are
// made from the catalogue and hold nothing else.
import { PROBLEM_CODES, PROBLEM_MEMBERS, PROBLEMS } from './problem-catalogue.ts'

const INTRODUCTION = `# Errors

Every error of the API is a problem detail ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), \`application/problem+json\`:

\`\`\`json
{
  "type": "https://pinpost.example/docs/errors#resend_too_early",
  "title": "It is too early to send again",
  "status": 429,
  "detail": "Networks and providers may take two minutes. \`Retry-After\` says from when on.",
  "code": "resend_too_early",
  "reference": "K7QF-2M9D",
  "retry_after": 97
}
\`\`\`

\`code\` is stable: programs go by it. \`title\` and \`detail\` are for people and may be reworded. No error repeats a contact or a
code that was sent, and none tells whether a contact is known.
`

/** The whole of docs/reference/errors.md. */
export function errorsReference(): string {
  const members = Object.entries(PROBLEM_MEMBERS).map(([name, holds]) => `| \`${name}\` | ${holds} |`)
  const codes = PROBLEM_CODES.map((code) => {
    const { status, meaning, members: own = [] } = PROBLEMS[code]
    return `| \`${code}\` | ${status} | ${meaning} | ${own.map((name) => `\`${name}\``).join(', ')} |`
  })
  return [
    INTRODUCTION,
    '## Codes\n',
    '| code | status | what it means, and what to do | members |',
    '| --- | --- | --- | --- |',
    ...codes,
    '\n## Members\n',
    '| member | what it holds |',
    '| --- | --- |',
    ...members,
    '',
  ].join('\n')
}

/** The page at /docs/errors: plain HTML without style or script. */
export function errorsPage(): string {
  const sections = PROBLEM_CODES.map((code) => {
    const { status, title, meaning } = PROBLEMS[code]
    return `<section id="${code}"><h2><code>${code}</code></h2><p>${status}: ${prose(title)}.</p><p>${prose(meaning)}</p></section>`
  })
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pinpost: errors</title>' +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"></head>' +
    `<body><main><h1>Errors</h1>${sections.join('\n')}</main></body></html>\n`
  )
}

/** Markdown's code spans as HTML, the rest escaped. */
function prose(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}
