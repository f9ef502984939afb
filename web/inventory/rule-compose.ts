import { type Segment, segments } from '#contract/coding-rule.ts'
import type { SegmentKind } from '#law/coding.ts'

/** A segment as it is when it is put into a rule. */
export function emptySegment(kind: SegmentKind): Segment {
  switch (kind) {
    case 'unit':
      return { kind, short: null }
    case 'business':
      return { kind, codes: [] }
    case 'serial':
      return { kind, places: 5 }
    case 'text':
      return { kind, text: '-' }
    default:
      return { kind }
  }
}

/** The rule with the segment at a place moved by one. */
export function moved(rule: readonly Segment[], at: number, by: -1 | 1): Segment[] {
  const next = [...rule]
  const [segment] = next.splice(at, 1)
  if (segment) next.splice(at + by, 0, segment)
  return next
}

/** Whether every segment is filled in as the platform takes it. */
export function isWritten(rule: readonly Segment[]): boolean {
  return segments.safeParse(rule).success
}
