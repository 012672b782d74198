// Help, support and privacy.
import type { ContentPage } from '../standing.ts'
import type { Content, Reader } from './content.ts'
import { helpContent } from './help.ts'
import { privacyContent } from './privacy.ts'
import { supportContent } from './support.ts'

export type { Reader } from './content.ts'

export const contents: Readonly<Record<ContentPage, (reader: Reader) => Content>> = {
  help: helpContent,
  support: supportContent,
  privacy: privacyContent,
}
