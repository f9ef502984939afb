import type { Problem } from '#contract/route.ts'
import { Basis } from './basis.tsx'
import { Inside } from './inside.tsx'
import { useWords } from './language.tsx'
import { NamedCases } from './named-cases.tsx'

/** Why something may not be done: the reason, the rule behind it, what would help, and where it goes on instead; cases it names lead to their pages. */
export function WhyNot({ id, denial }: { id?: string; denial: Problem }) {
  const { w } = useWords()
  return (
    <p id={id} className="why-not">
      <NamedCases text={w(denial.message)} /> {denial.basis && <Basis of={denial.basis} />}
      {denial.remedy && (
        <small>
          <NamedCases text={w(denial.remedy)} />
        </small>
      )}
      {denial.lead && <Inside href={denial.lead.href}>{w(denial.lead.title)}</Inside>}
    </p>
  )
}

/** What a denial says, to tell whether two say the same. */
export const saidBy = (denial: Problem): string => JSON.stringify([denial.message.zh, denial.basis, denial.remedy?.zh])
