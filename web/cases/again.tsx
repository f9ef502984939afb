import type { CaseView } from '#contract/cases.ts'
import { mayOpen } from '#law/openers.ts'
import type { CaseParty } from '#law/parties.ts'
import { procedures } from '#law/procedures.ts'
import { startHref } from '../assets/asset-acts.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'

/**
 * Where a unit goes whose matter about an asset was not granted, or withdrawn: it may be made again (choice:withdrawal); not what another
 * registration or transfer overtook, nor what an office asked of itself.
 */
export function Again({ view }: { view: CaseView }) {
  const { w } = useWords()
  const post = useSession()?.post
  const procedure = procedures[view.procedure]
  const outcome = procedure?.ends[view.ending ?? '']?.outcome
  if (
    !procedure ||
    outcome === undefined ||
    outcome === 'granted' ||
    view.ending === procedure.overtaken ||
    procedure.seats[post?.role as CaseParty] !== 'applicant' ||
    view.subjectKind !== 'asset' ||
    view.applicantId !== post?.organisationId ||
    !mayOpen(procedure, post)
  )
    return null
  return (
    <p>
      <Inside href={startHref(procedure.id, view.subjectId)}>
        {w({ zh: `仍需要的，重新开办：${procedure.title.zh}`, en: `If it is still wanted, start again: ${procedure.title.en}` })}
      </Inside>
    </p>
  )
}
