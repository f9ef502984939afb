import type { ReactNode } from 'react'

/** Status only: still going, done, needs care, bad, or nothing to say. All pairs pass AA. */
export type Tone = 'going' | 'done' | 'care' | 'bad' | 'plain'

/** A small coloured word for a status. */
export function Status({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`status status-${tone}`}>{children}</span>
}
