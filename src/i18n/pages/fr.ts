// fr
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesFr: Readonly<Record<PageKey, string>> = { ...pagesEn }
