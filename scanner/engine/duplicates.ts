import type { Member, Span } from '#scanner/engine/member.ts'
import type { Part } from '#scanner/engine/part.ts'

/** Hashes brought together at a time. */
const AT_ONCE = 8_000_000
const PARTS = 256

export type Repeats = { count: number; exact: boolean }

/**
 * Counts, for each of these streams (0 for rows, from 1 the possible keys), the hashes that were met before, over all members: part by
 * part, so that little is in memory twice.
 */
export async function countRepeats(members: readonly Member[], parts: readonly Part[], streams: readonly number[]): Promise<Repeats[]> {
  const bar = parts.reduce((least, part) => (part.hashesBar < least ? part.hashesBar : least), 2n ** 64n - 1n)
  const share = bar === 2n ** 64n - 1n ? 1 : Number(bar) / 2 ** 64
  const told = (counts: readonly number[]): Repeats[] => counts.map((count) => ({ count: Math.round(count / share), exact: share === 1 }))
  if (streams.length === 0) return []
  if (members.length === 1) return told(await members[0]!.own(streams, bar))
  const totals = new Map(streams.map((stream) => [stream, 0]))
  const counts = await Promise.all(members.map((member) => member.hashCounts(streams)))
  for (const group of groupsOf(counts, streams)) {
    const buffer = new SharedArrayBuffer(group.total * 8)
    await Promise.all(members.map((member, i) => member.share(buffer, group.own[i]!)))
    const counted = await Promise.all(
      members.map((member, i) =>
        member.again(
          buffer,
          group.joint.filter((_, at) => at % members.length === i),
          bar,
        ),
      ),
    )
    for (const [i, again] of counted.entries()) {
      const spans = group.joint.filter((_, at) => at % members.length === i)
      again.forEach((count, at) => {
        totals.set(spans[at]!.stream, totals.get(spans[at]!.stream)! + count)
      })
    }
  }
  return told([...totals.values()])
}

type Group = { total: number; own: Span[][]; joint: Span[] }

/** Lays the same part of all members side by side, as many parts as fit at once. */
function groupsOf(counts: readonly Uint32Array[], streams: readonly number[]): Group[] {
  const groups: Group[] = []
  let group: Group | null = null
  for (let i = 0; i < streams.length * PARTS; i++) {
    const stream = streams[Math.floor(i / PARTS)]!
    const part = i % PARTS
    const count = counts.reduce((sum, each) => sum + each[i]!, 0)
    if (count === 0) continue
    if (!group || group.total + count > AT_ONCE) groups.push((group = { total: 0, own: counts.map(() => []), joint: [] }))
    group.joint.push({ stream, part, at: group.total, count })
    for (const [member, each] of counts.entries()) {
      const own = each[i]!
      if (own > 0) group.own[member]!.push({ stream, part, at: group.total, count: own })
      group.total += own
    }
  }
  return groups
}
