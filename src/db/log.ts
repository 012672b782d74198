// What the database layer needs of a log; pino's logger fits. It never gets a statement's values.

export interface DatabaseLog {
  warn(facts: object, message: string): void
}

export const silentLog: DatabaseLog = { warn: () => undefined }
