// How values come back, the same from both engines because both are read by the same driver: `bigint` and `numeric` (which is
// what count(*) and sum() give) as numbers, the rest as the driver does it: timestamptz as Date, bytea as Buffer, uuid as
// string, json parsed. A number that would lose digits on the way is an error, never a rounded value.
import pg from 'pg'

const INT8 = 20
const INT8_ARRAY = 1016
const NUMERIC = 1700
const NUMERIC_ARRAY = 1231
const TEXT_ARRAY: number = 1009

type Parser = (text: string) => unknown

const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY, 'text') as (text: string) => (string | null)[]

const OWN_PARSERS: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [INT8, wholeNumber],
  [INT8_ARRAY, eachBy(wholeNumber)],
  [NUMERIC, decimalNumber],
  [NUMERIC_ARRAY, eachBy(decimalNumber)],
])

/** For the driver's `types` option. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    OWN_PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError('A bigint beyond 2^53 came back; select it as text.')
  return number
}

/** A whole number must be exact; a fraction may be as near as a double gets. */
function decimalNumber(text: string): number {
  return text.includes('.') ? Number(text) : wholeNumber(text)
}

function eachBy(parse: (text: string) => number): Parser {
  return (text) => parseTextArray(text).map((element) => (element === null ? null : parse(element)))
}
