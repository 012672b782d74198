// lv
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesLv: Readonly<Record<PageKey, string>> = { ...pagesEn }
