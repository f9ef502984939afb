import type { Sensitivity } from '#contract/valuation/compute.ts'

/** The parameters with the widest reach first. */
export function widest(tested: readonly Sensitivity[]): Sensitivity[] {
  return [...tested].sort((a, b) => Math.abs(b.highFen - b.lowFen) - Math.abs(a.highFen - a.lowFen))
}

/** By how many percent an amount differs from the one that was computed, with its sign. */
export function changeText(to: number, from: number): string {
  const percent = ((to - from) / from) * 100
  return `${percent > 0 ? '+' : ''}${percent.toFixed(2)}%`
}
