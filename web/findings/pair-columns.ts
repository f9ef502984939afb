import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'

/** A column as it was and as it is; one of both when it came or went. */
export type Pair = { readonly name: string; readonly before: ColumnFinding | null; readonly after: ColumnFinding | null }

/** Lays the columns of two scans of a dataset beside each other: by name, renamed ones by what the comparison said, those that went at the end. */
export function pairColumns(before: Finding, after: Finding, changes: readonly FindingChange[]): Pair[] {
  const renamed = new Map(changes.filter((each) => each.what === 'column-renamed').map((each) => [each.after, each.before]))
  const left = new Map(before.columns.map((column) => [column.name, column]))
  const pairs = after.columns.map((column): Pair => {
    const was = left.has(column.name) ? column.name : renamed.get(column.name)
    const found = was === undefined ? undefined : left.get(was)
    if (found) left.delete(found.name)
    return { name: column.name, before: found ?? null, after: column }
  })
  return [...pairs, ...[...left.values()].map((column): Pair => ({ name: column.name, before: column, after: null }))]
}

/** Tells whether anything people look at differs between the two. */
export function differs({ before, after }: Pair): boolean {
  if (!before || !after) return true
  return (
    before.name !== after.name ||
    before.physicalType !== after.physicalType ||
    before.semanticType !== after.semanticType ||
    before.grade !== after.grade ||
    Math.abs(before.nullRatio - after.nullRatio) > 0.01 ||
    before.min !== after.min ||
    before.max !== after.max ||
    before.distinct !== after.distinct
  )
}
