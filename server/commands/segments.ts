import type { Stretch } from './timelines.ts'

/** A segment of the log of PostgreSQL as its files are named: timeline, file, part, eight hexadecimal digits each. */
const named = /^[0-9A-F]{24}$/

/** The place of a segment in the log, whatever its timeline. */
export const placeOfSegment = (name: string): number => Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16)

/** The timeline of a segment. */
export const timelineOfSegment = (name: string): number => Number.parseInt(name.slice(0, 8), 16)

const segmentBits = 24n
/**
 * The first segment that is missing between the one a base backup needs first and the last that was archived, along the timelines that
 * lead to the newest one; null when none is. Where a timeline changes, the segment is that of the new one, which begins with what the old
 * one held. Pure.
 */
export function findGap(names: readonly string[], first: string, stretches: readonly Stretch[]): string | null {
  const there = new Set(names.filter((name) => named.test(name)))
  const needed = (place: number) =>
    nameOf(stretches.find(({ until }) => until === null || Number(until >> segmentBits) > place)!.timeline, place)
  const start = placeOfSegment(first)
  const end = Math.max(start, ...[...there].filter((name) => needed(placeOfSegment(name)) === name).map(placeOfSegment))
  for (let place = start; place <= end; place++) if (!there.has(needed(place))) return needed(place)
  return null
}

const hex = (n: number) => n.toString(16).toUpperCase().padStart(8, '0')
const nameOf = (timeline: number, place: number) => `${hex(timeline)}${hex(Math.floor(place / 256))}${hex(place % 256)}`

/** The segments that lie before the first one any base backup needs. Pure. */
export const neededNoMore = (names: readonly string[], first: string): string[] =>
  names.filter((name) => named.test(name.slice(0, 24)) && placeOfSegment(name.slice(0, 24)) < placeOfSegment(first))
