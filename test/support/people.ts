// People with national numbers, one after the other, no two alike.
import { parseSubject } from '../../src/accounts/index.ts'

let made = 0

/** An Estonian number that no other story uses. */
export function newSubject(): { country: string; number: string } {
  return estonian(made++)
}

/** The n-th Estonian number, with its check digit. */
export function estonian(n: number): { country: string; number: string } {
  const born = new Date(Date.UTC(1950, 0, 1 + Math.floor(n / 1000))).toISOString().slice(2, 10).replaceAll('-', '')
  const body = `3${born}${String(n % 1000).padStart(3, '0')}`
  for (let check = 0; check < 10; check++) {
    const number = `${body}${check}`
    if (parseSubject({ country: 'EE', number }).ok) return { country: 'EE', number }
  }
  throw new Error(`${body} has no check digit.`)
}
