// Where a text stops being JSON, for whoever has to mend it. Only the place is told: what the parser says of it quotes the text.

/** The index of the first character that cannot be; the length where the text ends too early; undefined where it is JSON. */
export function positionOfFault(text: string): number | undefined {
  const message = faultOf(text)
  if (message === undefined) return undefined
  if (ENDS_EARLY.test(message)) return text.length
  const told = POSITION.exec(message)?.[1]
  return told === undefined ? searchFault(text) : Number(told)
}

const ENDS_EARLY = /end of JSON input/
const POSITION = /at position (\d+)/
const UNTOLD = /^Unexpected token/

/** V8 keeps the place of an unexpected token to itself. What is cut off before it has another fault, what is cut off after it the same. */
function searchFault(text: string): number {
  let [before, after] = [0, text.length]
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if (UNTOLD.test(faultOf(text.slice(0, middle)) ?? '')) after = middle
    else before = middle
  }
  return before
}

function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}
