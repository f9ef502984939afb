import type { Structure } from '#scanner/engine/delimited.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** Answers whether a quote was not closed in its own cell, so that rows became part of it. */
export function hasOpenCell(structures: readonly Structure[]): boolean {
  return structures.some(({ unclosed, stray }) => unclosed !== null || stray.count > 0)
}

/** Facts without the cells of such quotes: what follows in the file, other columns too, is no value of its column and told nowhere. */
export function withoutOpenCell(facts: TableFacts): TableFacts {
  const isOpen = (text: string | null): boolean => text?.includes('\n') ?? false
  const kept = (text: string | null): string | null => (isOpen(text) ? null : text)
  return {
    ...facts,
    sampleRows: facts.sampleRows.map((row) => row.map(kept)),
    columns: facts.columns.map((column) => ({
      ...column,
      alone: undefined,
      raw: { ...column.raw, min: kept(column.raw.min), max: kept(column.raw.max) },
      sample: column.sample.filter((text) => !isOpen(text)),
      top: { ...column.top, values: column.top.values.filter(({ text }) => !isOpen(text)) },
    })),
  }
}
