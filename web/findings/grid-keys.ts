import type { Grade } from '#contract/findings.ts'

/** What a key does in the grid of columns. */
export type GridAct = { move: number } | { grade: Grade } | { turn: 1 | -1 } | { open: boolean } | 'accept' | null

/**
 * Tells what a key does at row `at` of `rows`: arrows move, Home and End jump, → and ← open and shut the details, Enter accepts, 1–4 set
 * the grade; beyond the ends the page is turned.
 */
export function actOfKey(key: string, at: number, rows: number): GridAct {
  switch (key) {
    case 'ArrowDown':
      return at + 1 < rows ? { move: at + 1 } : { turn: 1 }
    case 'ArrowUp':
      return at > 0 ? { move: at - 1 } : { turn: -1 }
    case 'PageDown':
      return { turn: 1 }
    case 'PageUp':
      return { turn: -1 }
    case 'ArrowRight':
      return { open: true }
    case 'ArrowLeft':
      return { open: false }
    case 'Home':
      return { move: 0 }
    case 'End':
      return { move: rows - 1 }
    case 'Enter':
      return 'accept'
    case '1':
    case '2':
    case '3':
    case '4':
      return { grade: Number(key) as Grade }
    default:
      return null
  }
}
