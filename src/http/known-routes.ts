// Which methods an address knows, for the answer 405: the router itself knows only that a method and an address do not match.
import type { App } from './app.ts'

export interface KnownRoutes {
  /** The methods of the routes that match a path; empty when nothing does. */
  methodsOf(path: string): readonly string[]
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
  }
}

/** `/v1/verifications/:id` as an expression. A route that matches everything below it says nothing about methods. */
function patternOf(url: string): RegExp {
  if (url.endsWith('*')) return /(?!)/
  const source = url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[A-Za-z]+/g, '[^/]+')
  return new RegExp(`^${source}$`)
}
