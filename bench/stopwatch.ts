// The clock of the benchmark: the machine's monotonic one, the same in every process on it, so that a moment noted by the
// process of a server can be compared with one noted by the load. Never the wall clock, which may be set while we measure.

/** Milliseconds since some fixed moment, to the microsecond or better. */
export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
