// What a provider calls a message, as it is kept and found again. Of what no text in a row can be (a zero, half a letter) one would cost
// every message that is written with it.
const LONGEST = 200

export function keptReference(reference: string): string {
  return reference.replaceAll(/[^\x20-\x7e]/g, '').slice(0, LONGEST)
}
