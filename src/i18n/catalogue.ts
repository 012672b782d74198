// Which texts a language must have, and which languages there are (R37). To add one, write its file and the one
// of its pages (pages/), and name it here.
import { de } from './de.ts'
import { en } from './en.ts'
import { et } from './et.ts'
import { fr } from './fr.ts'
import { lt } from './lt.ts'
import { lv } from './lv.ts'
import { nl } from './nl.ts'
import { ru } from './ru.ts'

export type MessageKey = keyof typeof en
export type Catalogue = Readonly<Record<MessageKey, string>>

export const catalogues = { de, en, et, fr, lt, lv, nl, ru } as const satisfies Record<string, Catalogue>

/** A language that Pinpost speaks, as a BCP 47 tag. */
export type Locale = keyof typeof catalogues

export const locales = Object.keys(catalogues) as readonly Locale[]
