// Which keys lie beside each other, on the keyboards that people of the served countries type on, of computers and phones alike.

/** Rows of keys, each shifted half a key to the right of the one above. */
const LAYOUTS: Readonly<Record<'qwerty' | 'azerty' | 'qwertz', readonly string[]>> = {
  qwerty: ['1234567890-', 'qwertyuiop', 'asdfghjkl;', 'zxcvbnm,./'],
  azerty: ['1234567890-', 'azertyuiop', 'qsdfghjklm', 'wxcvbn,;:='],
  qwertz: ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm,.-'],
}
export type Layout = keyof typeof LAYOUTS

const NEIGHBOURS: Readonly<Record<Layout, ReadonlyMap<string, string>>> = {
  qwerty: neighboursOn(LAYOUTS.qwerty),
  azerty: neighboursOn(LAYOUTS.azerty),
  qwertz: neighboursOn(LAYOUTS.qwertz),
}
const LAYOUT_NAMES = Object.keys(LAYOUTS) as Layout[]

/** The keys around a key, in no order; empty when the layout does not have it. */
export function keysAround(key: string, layout: Layout): string {
  return NEIGHBOURS[layout].get(key) ?? ''
}

const BESIDE: ReadonlySet<string> = new Set(
  LAYOUT_NAMES.flatMap((layout) =>
    [...NEIGHBOURS[layout]].flatMap(([key, around]) => [...around].map((other) => key + other)),
  ),
)

/** Do two keys lie beside each other on any of the keyboards? */
export function areBeside(one: string, other: string): boolean {
  return BESIDE.has(one + other)
}

function neighboursOn(rows: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  rows.forEach((row, y) => {
    ;[...row].forEach((key, x) => {
      const above = rows[y - 1] ?? ''
      const below = rows[y + 1] ?? ''
      const around = [row[x - 1], row[x + 1], above[x], above[x + 1], below[x - 1], below[x]]
      found.set(key, around.filter((other) => other !== undefined).join(''))
    })
  })
  return found
}
