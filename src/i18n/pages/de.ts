// de
import type { PageKey } from './en.ts'
import { pagesEn } from './en.ts'

export const pagesDe: Readonly<Record<PageKey, string>> = { ...pagesEn }
