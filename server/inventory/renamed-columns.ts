import type { ColumnFinding, Finding } from '#contract/findings.ts'
import { overlapOf, type Sketch } from './sketches.ts'

const MOSTLY_SAME = 0.8
const LEAST_SEEN = 16
/** Two values, such as yes and no, many columns have. */
const LEAST_VALUES = 3

/** Columns only one of two scans of a dataset has. Pure. */
export function differingColumns(
  before: Pick<Finding, 'columns'>,
  after: Pick<Finding, 'columns'>,
): { gone: ColumnFinding[]; come: ColumnFinding[] } {
  const [was, is] = [before, after].map(({ columns }) => new Set(columns.map(({ name }) => name)))
  return { gone: before.columns.filter(({ name }) => !is!.has(name)), come: after.columns.filter(({ name }) => !was!.has(name)) }
}

/**
 * Which of the columns that came is one that went, under a new name: its values are mostly the same by their sketches, or those of the one
 * are found in the other of the same meaning, the database describes it in the same words, its few values are the same, or, where
 * that cannot be told, it stands in the same place and has the same type, meaning and lengths. Descriptions that differ, or few values
 * none of which is the same, tell that it is another. Each is taken once. Pure.
 */
export function renamedColumns(gone: readonly ColumnFinding[], come: readonly ColumnFinding[]): Map<ColumnFinding, ColumnFinding> {
  const pairs = come.flatMap((now) => gone.map((then) => ({ now, then, like: likeOf(then, now) }))).filter((p) => p.like >= MOSTLY_SAME)
  const renamed = new Map<ColumnFinding, ColumnFinding>()
  const taken = new Set<ColumnFinding>()
  for (const { now, then } of pairs.sort((a, b) => b.like - a.like)) {
    if (renamed.has(now) || taken.has(then)) continue
    renamed.set(now, then)
    taken.add(then)
  }
  return renamed
}

function likeOf(then: ColumnFinding, now: ColumnFinding): number {
  if (then.physicalType !== now.physicalType || then.physicalType === 'empty') return 0
  const overlap = then.sketch && now.sketch ? overlapOf(sketchOf(then), sketchOf(now)) : null
  if (overlap && Math.min(overlap.seenOurs, overlap.seenTheirs) >= LEAST_SEEN) {
    // Where rows came or went, the values of the smaller are found in the larger.
    return then.semanticType === now.semanticType ? Math.max(overlap.ours, overlap.theirs) : overlap.both
  }
  const isSameMeaning = then.semanticType === now.semanticType
  // A new name may suggest another meaning; what the database says of the column went along with it.
  if (isSaidAlike(then, now) && (isSameMeaning || then.position === now.position)) return MOSTLY_SAME
  if (isSameMeaning && hasSameFew(then, now)) return MOSTLY_SAME
  if (isSaidOtherwise(then, now) || hasOtherFew(then, now)) return 0
  const sameShape = isSameMeaning && then.semanticType !== 'none' && then.minLength === now.minLength && then.maxLength === now.maxLength
  return then.position === now.position && sameShape ? MOSTLY_SAME : 0
}

/** Whether the database describes both in the same words. */
const isSaidAlike = (then: ColumnFinding, now: ColumnFinding): boolean => then.comment !== '' && then.comment === now.comment

/** Whether the database describes both, and in other words. */
const isSaidOtherwise = (then: ColumnFinding, now: ColumnFinding): boolean =>
  then.comment !== '' && now.comment !== '' && then.comment !== now.comment

/** Whether all values of both are known, being few, and none is of both. */
function hasOtherFew(then: ColumnFinding, now: ColumnFinding): boolean {
  const known = new Set(then.top.map(({ text }) => text))
  return (
    [then, now].every(({ personal, topExact, distinct, top }) => !personal && topExact && distinct > 0 && distinct === top.length) &&
    !now.top.some(({ text }) => known.has(text))
  )
}

/** Whether both hold just the same few values, all of them counted, as a list of categories does. */
function hasSameFew(then: ColumnFinding, now: ColumnFinding): boolean {
  const [was, is] = [then, now].map(({ top }) => new Set(top.map(({ text }) => text)))
  return (
    [then, now].every(
      ({ personal, topExact, distinct, top }) => !personal && topExact && distinct >= LEAST_VALUES && distinct === top.length,
    ) &&
    was!.size === is!.size &&
    [...was!].every((text) => is!.has(text))
  )
}

function sketchOf(c: ColumnFinding): Sketch {
  return { position: c.position, name: c.name, distinct: c.sketch!.distinct, isKey: false, hashes: c.sketch!.hashes }
}
