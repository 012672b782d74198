// The schemas of the description under their names. The routes hold each schema whole, since validator and serializer are made so;
// described so it would be five times as long, and clients that are made from it would have no type for a verification.

type Json = Readonly<Record<string, unknown>>

interface Operation extends Json {
  readonly operationId?: string
  readonly requestBody?: {
    readonly required?: boolean
    readonly content: Readonly<Record<string, { readonly schema: Json }>>
  }
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** Puts schemas with a title, and the bodies of calls, among the components, and says of a body whether it may be left out. */
export function nameSchemas(description: Json): Json {
  const schemas: Record<string, unknown> = {}
  const paths = mapValues(description.paths as Paths, (operations) =>
    mapValues(operations, (operation) => byReference(withNamedBody(operation), schemas)),
  )
  return { ...description, paths, components: { ...(description.components as Json), schemas } }
}

/** A body is named for its call: `StartVerification`. */
function withNamedBody(operation: Operation): Operation {
  const { operationId, requestBody } = operation
  const [type, { schema } = { schema: {} }] = Object.entries(requestBody?.content ?? {})[0] ?? []
  if (operationId === undefined || type === undefined) return operation
  const title = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}`
  const required = schema.required !== undefined || schema.minProperties !== undefined
  return {
    ...operation,
    requestBody: { ...requestBody, required, content: { [type]: { schema: { ...schema, title } } } },
  }
}

/** The same with a reference in place of each schema that has a title; what stood there goes to `schemas`. */
function byReference(value: unknown, schemas: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => byReference(one, schemas))
  if (typeof value !== 'object' || value === null) return value
  const { title, ...rest } = value as Json
  // A member may have that name as well, and is no text then.
  if (typeof title !== 'string') return mapValues(value as Json, (member) => byReference(member, schemas))
  const schema = mapValues(rest, (member) => byReference(member, schemas))
  const { [title]: known = schema } = schemas
  if (JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`Two schemas are named ${title}.`)
  schemas[title] = schema
  return { $ref: `#/components/schemas/${title}` }
}

function mapValues<T>(value: Readonly<Record<string, T>>, change: (member: T) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]))
}
