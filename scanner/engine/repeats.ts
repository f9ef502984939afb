import { borderSteps } from '#scanner/engine/border-steps.ts'
import { countRepeats } from '#scanner/engine/duplicates.ts'
import { ASCENTS, EMPTIES, MISSING, SEEN } from '#scanner/engine/wasm/layout.ts'
import type { Repeats } from '#scanner/engine/duplicates.ts'
import type { Member } from '#scanner/engine/member.ts'
import type { Part, RangeNote } from '#scanner/engine/part.ts'

const NONE: Repeats = { count: 0, exact: true }

/**
 * Repeats of rows, then those of each possible key. Hashes are looked at only where nothing else tells: a column whose whole numbers
 * go up from row to row repeats none of them, and where a column is never empty and repeats nothing, no row comes again either.
 */
export async function repeatsOf(
  members: readonly Member[],
  parts: readonly Part[],
  notes: readonly RangeNote[],
  keys: readonly number[],
): Promise<Repeats[]> {
  const rows = notes.reduce((sum, note) => sum + note.rows, 0)
  const steps = borderSteps(notes, parts[0]!.columns.length)
  const total = (key: number, offset: number): number =>
    parts.reduce(
      (sum, { columns }) =>
        sum + (columns[key] ? new DataView(columns[key].state.buffer, columns[key].state.byteOffset).getUint32(offset, true) : 0),
      0,
    )
  const isFull = (key: number): boolean => total(key, SEEN) === rows && total(key, MISSING) + total(key, EMPTIES) === 0
  const rises = (key: number): boolean => isFull(key) && total(key, ASCENTS) + (steps[key]?.ascents ?? 0) === rows - 1
  const open = keys.flatMap((key, i) => (rises(key) ? [] : [i + 1]))
  const counted = await countRepeats(members, parts, open)
  const columns = keys.map((_, i) => counted[open.indexOf(i + 1)] ?? NONE)
  const isNamed = keys.some((key, i) => columns[i]!.exact && columns[i]!.count === 0 && isFull(key))
  return [...(isNamed ? [NONE] : await countRepeats(members, parts, [0])), ...columns]
}
