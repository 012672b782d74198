// Numbers that the plans keep for films, books and examples: nobody has them, so a message to one reaches nobody. They are
// noted and not refused for it. Only ranges that look like mobile numbers stand here, each with the document that keeps it;
// what a plan keeps among its fixed lines is refused as a fixed line anyway.
import type { E164 } from './contact.ts'

interface ReservedRange {
  readonly numbers: RegExp
  readonly source: string
}

const RESERVED: readonly ReservedRange[] = [
  {
    numbers: /^\+1\d{3}55501\d\d$/,
    source: 'North America, 555-0100 to 555-0199 of every area code: ATIS-0300115, assignment guidelines for 555',
  },
  {
    numbers: /^\+3363998\d{4}$/,
    source: 'France, 06 39 98 00 00 to 06 39 98 99 99: ARCEP, plan national de numérotation (décision 2018-0881)',
  },
  {
    numbers: /^\+447700900\d{3}$/,
    source: 'Great Britain, 07700 900000 to 900999: Ofcom, telephone numbers for use in TV and radio drama',
  },
  {
    numbers: /^\+46701740(60[5-9]|6[1-9]\d)$/,
    source: 'Sweden, 070-174 06 05 to 070-174 06 99: PTS, telefonnummer för användning i böcker och filmer',
  },
  {
    numbers:
      /^\+49(17139200\d\d|176040690\d\d|152(28817386|28895456|54599371)|172(99(25904|68532|73185|73186|80752))|174(9091317|9464308))$/,
    source: 'Germany: Bundesnetzagentur, Mitteilung 148/2021, Rufnummern für Medienproduktionen',
  },
  {
    numbers:
      /^\+6149157(0(006|110|15[6-9]|313|737)|1(266|491|804)|2(549|665|983)|3(087|770)|4(118|632)|5(254|789)|6(398|801)|7(426|644)|8(148|888|957)|9(212|455|760))$/,
    source: 'Australia: ACMA, phone numbers for use in TV shows, films and creative works',
  },
]

export function isReservedNumber(value: E164): boolean {
  return RESERVED.some(({ numbers }) => numbers.test(value))
}
