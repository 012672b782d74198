export type { RegistrationPagesParts } from './parts.ts'
export { serveRegistration } from './routes.ts'
