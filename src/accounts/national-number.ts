// National identity numbers by country: how long they are, what they are made of, and their check digits where the algorithm is
// public. Whether a number was ever given to anybody only its country can tell.

/** Undefined when the number can be one. */
export type NumberRule = (number: string) => NumberFault | undefined
export type NumberFault = 'wrong_length' | 'not_possible' | 'wrong_checksum'

const DIGITS = /^\d+$/

/** Countries whose numbers are checked; those of others need only have the shape of one. */
export const NUMBER_RULES: Readonly<Record<string, NumberRule>> = {
  EE: elevenDigits((digits) => judgeBaltic(digits, '12345678')),
  LT: elevenDigits((digits) => judgeBaltic(digits, '1234569')),
  LV: elevenDigits(judgeLatvian),
  BE: elevenDigits(judgeBelgian),
}

function elevenDigits(judge: (digits: string) => NumberFault | undefined): NumberRule {
  return (number) => {
    if (!DIGITS.test(number)) return 'not_possible'
    return number.length === 11 ? judge(number) : 'wrong_length'
  }
}

/**
 * Estonia (isikukood, EVS 585) and Lithuania (asmens kodas): sex and century, birth date as yymmdd, serial number, check digit. A
 * Lithuanian one that begins with 9 holds no date.
 */
function judgeBaltic(digits: string, firstDigits: string): NumberFault | undefined {
  const first = digits.charAt(0)
  if (!firstDigits.includes(first)) return 'not_possible'
  const century = 1800 + 100 * Math.floor((Number(first) - 1) / 2)
  const [year, month, day] = [at(digits, 1), at(digits, 3), at(digits, 5)]
  if (first !== '9' && !isDate(century + year, month, day)) return 'not_possible'
  return balticCheckDigit(digits) === Number(digits.charAt(10)) ? undefined : 'wrong_checksum'
}

/** Modulo 11 with a first row of weights, with a second one when that gives 10, and 0 when that does too. */
function balticCheckDigit(digits: string): number {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
  if (first < 10) return first
  return (weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10
}

/**
 * Latvia (personas kods). Until June 2017: birth date as ddmmyy, a digit for the century, serial number, check digit. Since then a 3
 * and a digit from 2 to 9, where no date can begin, and the rest at random, without a check digit.
 */
function judgeLatvian(digits: string): NumberFault | undefined {
  if (/^3[2-9]/.test(digits)) return undefined
  const century = 1800 + 100 * Number(digits.charAt(6))
  if (century > 2000 || !isDate(century + at(digits, 4), at(digits, 2), at(digits, 0))) return 'not_possible'
  const check = ((1 + weighted(digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10
  return check === Number(digits.charAt(10)) ? undefined : 'wrong_checksum'
}

/**
 * Belgium (national and bis number): birth date as yymmdd, serial number, and two digits that are 97 less the rest by 97 of all before
 * them, with a 2 in front of those for whoever was born in 2000 or later. The month of a bis number is 20 or 40 higher; month and day
 * are 00 where the date is not known.
 */
function judgeBelgian(digits: string): NumberFault | undefined {
  const [month, day] = [at(digits, 2) % 20, at(digits, 4)]
  if (at(digits, 2) >= 60 || month > 12 || day > 31) return 'not_possible'
  const [body, check] = [digits.slice(0, 9), at(digits, 9)]
  const isRight = [body, `2${body}`].some((counted) => 97 - (Number(counted) % 97) === check)
  return isRight ? undefined : 'wrong_checksum'
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0)
}

/** Two digits as a number. */
function at(digits: string, index: number): number {
  return Number(digits.slice(index, index + 2))
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
