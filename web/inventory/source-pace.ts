/** What was seen of a running scan at one moment: bytes read, at a time in milliseconds. */
export type Glimpse = { readonly at: number; readonly bytes: number }
/** How fast a scan runs (bytes a second) and how many seconds are left; null while it is not known yet. */
export type Pace = { readonly bytesPerSecond: number; readonly secondsLeft: number } | null

const KEPT = 12

/** Adds what is seen now to what was seen before; a scan that began again forgets its past. */
export function glimpsesWith(before: readonly Glimpse[], now: Glimpse): readonly Glimpse[] {
  const last = before.at(-1)
  if (last && last.bytes === now.bytes) return before
  if (last && now.bytes < last.bytes) return [now]
  return [...before, now].slice(-KEPT)
}

/** Tells the pace over the last moments seen. */
export function paceOf(glimpses: readonly Glimpse[], totalBytes: number): Pace {
  const [first, last] = [glimpses[0], glimpses.at(-1)]
  if (!first || !last || last.at - first.at < 300 || last.bytes <= first.bytes) return null
  const bytesPerSecond = ((last.bytes - first.bytes) * 1000) / (last.at - first.at)
  return { bytesPerSecond, secondsLeft: Math.max(0, totalBytes - last.bytes) / bytesPerSecond }
}
