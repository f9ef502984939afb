import type { Problem } from '#contract/route.ts'
import { signal } from './signal.ts'

/** A wait for somebody to prove who they are: what the platform said, and who hears whether they did. */
export type Proving = { readonly problem: Problem; readonly end: (isProved: boolean) => void }

/** Whom the dialog asks now; null when nobody. */
export const proving = signal<Proving | null>(null)
let waiting: Promise<boolean> | null = null

/** Asks by the dialog to prove anew who acts; several that ask at once share one answer. */
export function askForProof(problem: Problem): Promise<boolean> {
  waiting ??= new Promise<boolean>((heard) => {
    proving.set({
      problem,
      end: (isProved) => {
        proving.set(null)
        waiting = null
        heard(isProved)
      },
    })
  })
  return waiting
}
