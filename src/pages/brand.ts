// How a service shows itself on its pages: name, colour, picture. The colour is a small style sheet of its own, since the policy allows
// none within a page; it and the picture have addresses that change with what they hold, so that browsers keep them for good.
import { createHash } from 'node:crypto'
import { type Logo, logoFromText, type Service, type ServiceSettings } from '../services/index.ts'
import { type Shades, shadesOf } from './colour.ts'

export interface Brand {
  readonly name: string
  /** Of the style sheet with its colours; undefined: Pinpost's own. */
  readonly styleUrl: string | undefined
  readonly logoUrl: string | undefined
}

/** Where nobody knows whose page it is. */
export const PINPOST: Brand = { name: 'Pinpost', styleUrl: undefined, logoUrl: undefined }

const known = new WeakMap<ServiceSettings, Brand>()

export function brandOf({ slug, settings }: Pick<Service, 'slug' | 'settings'>): Brand {
  const made = known.get(settings)
  if (made) return made
  const { name, brandColor, logo } = settings
  const brand: Brand = {
    name,
    styleUrl: brandColor && `/brand/${brandColor.slice(1)}.css?v=${versionOf(styleFor(brandColor))}`,
    logoUrl: logo && `/brand/${slug}/logo?v=${versionOf(logo)}`,
  }
  known.set(settings, brand)
  return brand
}

export function styleFor(colour: string): string {
  const { light, dark } = shadesOf(colour)
  return `:root{${rules(light)}}@media(prefers-color-scheme:dark){:root{${rules(dark)}}}\n`
}

function rules({ fill, on, ink }: Shades): string {
  return `--brand:${fill};--brand-contrast:${on};--brand-ink:${ink}`
}

export function logoOf({ logo }: Pick<ServiceSettings, 'logo'>): (Logo & { readonly version: string }) | undefined {
  const read = logo === undefined ? undefined : logoFromText(logo)
  return read && { ...read, version: versionOf(logo ?? '') }
}

export function versionOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16)
}
