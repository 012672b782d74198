export type { RegistrationPagesParts } from './parts.ts'
export { serveRegistration } from './routes.ts'
export { type AfterVisit, addressAfterVisit } from './where.ts'
