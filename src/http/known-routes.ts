// Which methods an address knows, for the answer 405, and which address was probably meant, for the answer 404: the router itself
// knows only that a method and an address do not match.
import type { App } from './app.ts'
import { nearestAddress } from './near-addresses.ts'

export interface KnownRoutes {
  /** The methods of the routes that match a path; empty when nothing does. */
  methodsOf(path: string): readonly string[]
  /** The call of the API that a path is most like: `POST /v1/verifications/{id}/check`. Undefined when it is like none. */
  nearestTo(path: string): string | undefined
}

/** Must be called before the routes are added. */
export function watchRoutes(app: App): KnownRoutes {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() }
    for (const one of [method].flat()) route.methods.add(one)
    routes.set(url, route)
  })
  return {
    methodsOf(path) {
      const matching = [...routes.values()].filter(({ pattern }) => pattern.test(path))
      return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort()
    },
    nearestTo(path) {
      const near = nearestAddress(path, [...routes.keys()].filter(isCall))
      const route = near === undefined ? undefined : routes.get(near)
      return route && `${spoken([...route.methods])} ${near?.replaceAll(PARAMETER, '{$1}')}`
    },
  }
}

const PARAMETER = /:([A-Za-z]+)/g

function isCall(url: string): boolean {
  return url.startsWith('/v1/')
}

/** The methods that a person would look for, in words: what browsers and probes ask beside them is left out. */
export function spoken(methods: readonly string[]): string {
  return methods.filter((method) => method !== 'HEAD' && method !== 'OPTIONS').join(' or ')
}

/** `/v1/verifications/:id` as an expression. A route that matches everything below it says nothing about methods. */
function patternOf(url: string): RegExp {
  if (url.endsWith('*')) return /(?!)/
  const source = url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[A-Za-z]+/g, '[^/]+')
  return new RegExp(`^${source}$`)
}
