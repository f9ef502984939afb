import type { Grade } from '#contract/findings.ts'

/** What a key does in the grid of columns. */
export type GridAct = { move: number } | { grade: Grade } | 'accept' | null

/** Tells what a key does at row `at` of `rows`: arrows move, Home and End jump, Enter accepts, 1–4 set the grade. */
export function actOfKey(key: string, at: number, rows: number): GridAct {
  switch (key) {
    case 'ArrowDown': return { move: Math.min(rows - 1, at + 1) }
    case 'ArrowUp': return { move: Math.max(0, at - 1) }
    case 'Home': return { move: 0 }
    case 'End': return { move: rows - 1 }
    case 'Enter': return 'accept'
    case '1': case '2': case '3': case '4': return { grade: Number(key) as Grade }
    default: return null
  }
}
