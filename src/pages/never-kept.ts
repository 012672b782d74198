// Pages that are for one person: no browser and no proxy keeps them, and no search engine lists them.
import type { onRequestHookHandler } from 'fastify'

export const neverKept: onRequestHookHandler = (_request, reply, next) => {
  reply.header('cache-control', 'no-store')
  next()
}

export const neverListed: onRequestHookHandler = (_request, reply, next) => {
  reply.header('x-robots-tag', 'noindex')
  next()
}
