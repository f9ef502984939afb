import type { Problem } from '#contract/route.ts'
import { Basis } from './basis.tsx'
import { useWords } from './language.tsx'

/** Why something may not be done: the reason, the rule behind it, and what would help. */
export function WhyNot({ id, denial }: { id?: string; denial: Problem }) {
  const { w } = useWords()
  return (
    <p id={id} className="why-not">
      {w(denial.message)} {denial.basis && <Basis of={denial.basis} />}
      {denial.remedy && <small>{w(denial.remedy)}</small>}
    </p>
  )
}

/** What a denial says, to tell whether two say the same. */
export const saidBy = (denial: Problem): string => JSON.stringify([denial.message.zh, denial.basis, denial.remedy?.zh])
