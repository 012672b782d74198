// nl
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesNl: Readonly<Record<PageKey, string>> = { ...pagesEn }
