// The description of the API: OpenAPI 3.1 at /openapi.json, readable at /docs, the errors at /docs/errors. Made from the schemas
// of the routes; everything comes from this server, and no page needs a script or style within its text.
import { fastifySwagger } from '@fastify/swagger'
import { fastifySwaggerUi } from '@fastify/swagger-ui'
import type { FastifySchema } from 'fastify'
import type { Access, App } from './app.ts'
import { errorsPage } from './errors-reference.ts'
import { nameSchemas } from './openapi-names.ts'

const DESCRIPTION = `Confirms that a person can be reached: a one-time code goes out by SMS or e-mail, and comes back.

Errors are problem details (RFC 9457) with a stable \`code\`: [/docs/errors](/docs/errors).`

const IDEMPOTENCY_HEADER = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      maxLength: 255,
      description: 'The same key with the same body gets the same answer for 24 hours.',
    },
  },
} as const

/** As on all other pages: none, and without one the browser would ask for `/favicon.ico`. */
const NO_ICON = {
  filename: 'none.svg',
  rel: 'icon',
  sizes: 'any',
  type: 'image/svg+xml',
  content: '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

/** To be awaited before the routes are added: it learns of them as they come. */
export async function describeRoutes(app: App): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pinpost',
        version: 'v1',
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'Applications: pp_live_… or pp_test_…' },
          clientToken: {
            type: 'http',
            scheme: 'bearer',
            description: "The person's own side: pc_…, for one verification or registration.",
          },
        },
      },
    },
    transformObject: (made) => ('openapiObject' in made ? nameSchemas({ ...made.openapiObject }) : made.swaggerObject),
    transform: ({ schema, url, route }) => ({
      url,
      schema: withAccess(schema, route.config?.access, route.method === 'POST'),
    }),
  })
}

/** Serves the description; to be called in a scope whose answers are guarded as pages. */
export function serveDescription(pages: App, describe: () => object): void {
  const hidden = { schema: { hide: true } }
  let description: string | undefined
  pages.get('/openapi.json', hidden, (_request, reply) => {
    description ??= JSON.stringify(describe())
    return reply.header('content-type', 'application/json; charset=utf-8').send(description)
  })
  const page = errorsPage()
  pages.get('/docs/errors', hidden, (_request, reply) =>
    reply.header('content-type', 'text/html; charset=utf-8').send(page),
  )
  pages.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    // The base layout has no bar at the top, which would show the library's name and a field for other descriptions.
    uiConfig: { layout: 'BaseLayout', supportedSubmitMethods: ['get', 'post'], validatorUrl: null },
    theme: { title: 'Pinpost API', favicon: [NO_ICON] },
  })
}

/** Who may call belongs to the route's configuration; the description takes it from there. */
function withAccess(schema: FastifySchema | undefined, access: Access | undefined, isPost: boolean): FastifySchema {
  if (access === undefined) return { ...schema, security: [] }
  const security = [{ apiKey: [] }, ...(access.isOpenToTokens ? [{ clientToken: [] }] : [])]
  const takesKey = isPost && access.isRepeatable !== true
  return { ...schema, security, ...(takesKey ? { headers: IDEMPOTENCY_HEADER } : {}) }
}
