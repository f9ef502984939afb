/** The name of a log that goes on from the first entries of another one: which entries it shares, and the minute (UTC) it was begun in. */
export function nameAfter(origin: string, size: number, at: Date): string {
  return `${origin}/after/${size}/${at.toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`
}

/** From which log one was begun anew, and how many entries they share; null for one that never was. */
export function begunAfter(origin: string): { readonly origin: string; readonly size: number } | null {
  const [, before, size] = /^(.+)\/after\/(0|[1-9]\d{0,14})\/\d{8}T\d{4}Z$/.exec(origin) ?? []
  return before === undefined ? null : { origin: before, size: Number(size) }
}

/** What a log was called before it was ever begun anew. */
export function firstName(origin: string): string {
  const before = begunAfter(origin)
  return before ? firstName(before.origin) : origin
}

/** How many entries of one log stand unchanged in a later one, by the later one's name: without bound for the same log, null when it does not go on from it. */
export function sharedSize(earlier: string, later: string): number | null {
  if (earlier === later) return Infinity
  const before = begunAfter(later)
  const shared = before && sharedSize(earlier, before.origin)
  return before && shared !== null ? Math.min(before.size, shared) : null
}
