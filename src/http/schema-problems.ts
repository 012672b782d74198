// What a schema has against a body or query, as a problem: a sentence that names the member at fault and what would be taken in its
// place. Tells names, types and examples of the schema; of what was sent only names that cannot be somebody's contact or code.
import type { FastifyError, FastifySchema } from 'fastify'
import { nearest } from '../lib/nearest.ts'
import { fieldOf } from './bodies.ts'
import { type Problem, problem } from './problems.ts'

/** The first thing that is wrong. */
export function schemaProblem(
  { validation = [], validationContext }: Partial<FastifyError>,
  schemas: FastifySchema | undefined,
): Problem {
  const isQuery = validationContext === 'querystring'
  const code = isQuery ? 'invalid_query' : 'invalid_body'
  const [first] = validation as readonly Violation[]
  if (first === undefined) return problem(code)
  const path = pathOf(first.instancePath)
  const schema = schemaAt((isQuery ? schemas?.querystring : schemas?.body) as Schema | undefined, path)
  const at = pathAtFault(first, path)
  const [part, whole] = isQuery ? (['parameter', 'query'] as const) : (['member', 'body'] as const)
  const sentence = SENTENCES[first.keyword]?.(first.params, schema) ?? 'is not what this call takes'
  const detail = `${subjectOf(first, at, part, whole)} ${sentence}.`
  return problem(code, { field: fieldOf(at), detail })
}

/** What the validator says; never its message, which may quote. */
interface Violation {
  readonly keyword: string
  /** JSON pointer to the value at fault. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  /** Where it is a name that is at fault, and not what stands under it. */
  readonly propertyName?: string
}

/** As much of JSON Schema as the schemas of calls have. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly examples?: readonly unknown[]
}

/** What a violated keyword says, after the name of the member. */
const SENTENCES: Readonly<Record<string, (params: Violation['params'], schema: Schema) => string>> = {
  additionalProperties: ({ additionalProperty }, schema) =>
    `is not known here${known(String(additionalProperty), schema)}`,
  required: () => 'is missing',
  type: ({ type }, schema) =>
    type === 'object'
      ? `must be a JSON object${withMembers(schema)}`
      : `must be of type ${listed(type)}${quoted(type)}`,
  maxLength: ({ limit }) => `may have at most ${counted(limit, 'character')}`,
  minLength: ({ limit }) => `must have at least ${counted(limit, 'character')}`,
  maxProperties: ({ limit }, schema) => `may have at most ${counted(limit, 'member')}${ofThese(schema)}`,
  minProperties: ({ limit }, schema) => `must have at least ${counted(limit, 'member')}${ofThese(schema)}`,
  pattern: ({ pattern }, schema) => `must match \`${pattern}\`${suchAs(schema)}`,
  enum: ({ allowedValues }) => `must be one of ${listed(allowedValues, ', ')}`,
}

function counted(limit: unknown, what: string): string {
  return `${limit} ${what}${limit === 1 ? '' : 's'}`
}

function listed(values: unknown, between = ' or '): string {
  return [values].flat().join(between)
}

function quoted(type: unknown): string {
  return type === 'string' ? ', in quotes' : ''
}

/** Only where a form is asked for, which is of nothing personal: an example of a contact would look like one that was sent. */
function suchAs({ examples: [example] = [] }: Schema): string {
  return example === undefined ? '' : `, such as ${JSON.stringify(example)}`
}

function withMembers({ required = [] }: Schema): string {
  return required.length === 0 ? '' : ` with ${listed(required, ' and ')}`
}

function ofThese({ properties = {} }: Schema): string {
  const names = Object.keys(properties)
  return names.length === 0 ? '' : ` of ${listed(names, ', ')}`
}

function known(name: string, { properties = {} }: Schema): string {
  const names = Object.keys(properties)
  const meant = nearest(name, names)
  if (names.length === 0) return ': nothing is'
  const guess = meant === undefined ? '' : ` Did you mean ${meant}?`
  return `.${guess} Known ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`
}

function subjectOf(violation: Violation, at: readonly string[], part: string, whole: string): string {
  const field = fieldOf(at)
  if (violation.propertyName !== undefined) return `A name in ${field ?? `the ${whole}`}`
  const isHidden = at.length > 0 && fieldOf(at.slice(-1)) === undefined
  if (isHidden) return field === undefined ? `A ${part}` : `A ${part} of ${field}`
  return field === undefined ? `The ${whole}` : `The ${part} ${field}`
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Down to the member at fault, also where that member is what is missing or too many. */
function pathAtFault({ params }: Violation, path: readonly string[]): readonly string[] {
  const own = params.missingProperty ?? params.additionalProperty
  return typeof own === 'string' ? [...path, own] : path
}

/** What is asked of the value there; nothing where it may be anything. */
function schemaAt(whole: Schema | undefined, path: readonly string[]): Schema {
  let schema = whole
  for (const name of path) {
    const { properties, additionalProperties } = schema ?? {}
    const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
    schema = properties && Object.hasOwn(properties, name) ? properties[name] : others
  }
  return schema ?? {}
}
