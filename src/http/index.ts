// The public surface of the HTTP face.
export type { App } from './app.ts'
export { errorsReference } from './errors-reference.ts'
export { createEventStreams, type EventStreams, MOST_PER_VERIFICATION } from './event-streams.ts'
export { createFollowing, type Follow } from './following.ts'
export { createOpsServer } from './ops-server.ts'
export { createServer, type ServerParts } from './server.ts'
export { closeServer } from './shutdown.ts'
