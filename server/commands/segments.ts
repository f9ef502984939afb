/** A segment of the log of PostgreSQL as its files are named: timeline, file, part, eight hexadecimal digits each. */
const named = /^[0-9A-F]{24}$/

/** The place of a segment in the log, whatever its timeline. */
export const placeOfSegment = (name: string): number => Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16)

/** The first segment that is missing between the one a base backup needs first and the last that was archived; `last` is the last there is from that one on. Pure. */
export function findGap(names: readonly string[], first: string): { readonly missing: string | null; readonly last: string | null } {
  const there = new Map(names.filter((name) => named.test(name) && placeOfSegment(name) >= placeOfSegment(first)).map((name) => [placeOfSegment(name), name]))
  const places = [...there.keys()]
  const end = Math.max(...places, placeOfSegment(first))
  for (let place = placeOfSegment(first); place <= end; place++) if (!there.has(place)) return { missing: nameOf(first, place), last: there.get(place - 1) ?? null }
  return { missing: null, last: there.get(end) ?? null }
}

const hex = (n: number) => n.toString(16).toUpperCase().padStart(8, '0')
const nameOf = (like: string, place: number) => `${like.slice(0, 8)}${hex(Math.floor(place / 256))}${hex(place % 256)}`

/** The segments that lie before the first one any base backup needs. Pure. */
export const neededNoMore = (names: readonly string[], first: string): string[] => names.filter((name) => named.test(name.slice(0, 24)) && placeOfSegment(name.slice(0, 24)) < placeOfSegment(first))
