import type { ReactNode } from 'react'
import type { Words } from '#law/words.ts'
import { useWords } from './language.tsx'

/** One fact of a list of facts: what it is called, and what it is. */
export function Fact({ of, className, children }: { of: Words; className?: string; children: ReactNode }) {
  const { w } = useWords()
  return (
    <div className="fact">
      <dt>{w(of)}</dt>
      <dd {...(className ? { className } : {})}>{children}</dd>
    </div>
  )
}
