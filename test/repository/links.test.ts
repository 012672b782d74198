// Follows the links of every page of the documentation: each leads to a file that is there, and to a heading that the page has.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

const pages = [
  ...readdirSync(root),
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
].filter((name) => name.endsWith('.md'))

/** Without blocks of code, which are quoted and lead nowhere. */
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8').replaceAll(/^ *```[\s\S]*?^ *```/gm, '')

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

interface Link {
  readonly page: string
  readonly to: string
}

const links: readonly Link[] = pages.flatMap((page) =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)]
    .map(([, link, picture]) => ({ page, to: link ?? picture ?? '' }))
    .filter(({ to }) => !/^[a-z]+:/.test(to)),
)

function leadsSomewhere({ page, to }: Link): boolean {
  const [path = '', anchor] = to.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor)
}

test('every link within the documentation leads somewhere', () => {
  expect(links.length).toBeGreaterThan(500)
  expect(links.filter((link) => !leadsSomewhere(link))).toEqual([])
})

test('every page of docs can be reached by links from the README', () => {
  const seen = new Set(['README.md'])
  for (const page of seen) {
    for (const link of links)
      if (link.page === page) seen.add(normalize(join(dirname(page), link.to.split('#')[0] ?? '')))
  }
  expect(pages.filter((page) => page.startsWith('docs') && !seen.has(page))).toEqual([])
})
