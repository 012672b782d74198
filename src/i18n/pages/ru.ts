// ru
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesRu: Readonly<Record<PageKey, string>> = { ...pagesEn }
