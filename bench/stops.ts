// What must be undone when a part of a run ends, however it ends: servers, databases, folders. Each is put on the list as soon as it
// is there, so that nothing stays behind when the next step fails.

export type Stop = () => Promise<void>

/** Runs `work`, then all that it put on the list, the last first. Rejects with what failed first. */
export async function withStops<T>(work: (stops: Stop[]) => Promise<T>): Promise<T> {
  const stops: Stop[] = []
  const [done] = await Promise.allSettled([work(stops)])
  const undone = []
  for (const stop of stops.reverse()) undone.push(...(await Promise.allSettled([stop()])))

  if (done.status === 'rejected') throw done.reason
  for (const each of undone) if (each.status === 'rejected') throw each.reason
  return done.value
}
