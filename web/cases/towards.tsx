import type { CaseView } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { type Condition, conditions } from '#law/conditions.ts'
import type { ConditionShape } from '#law/conditions/condition.ts'
import { mayOpen } from '#law/openers.ts'
import { procedures } from '#law/procedures.ts'
import { startHref } from '../assets/asset-acts.tsx'
import { useAsk } from '../ui/api.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { useSession } from '../ui/session.ts'

/** What leads to a point of the checklist that does not hold: the case about the asset that is on its way already, or else where to begin one. */
export function Towards({ view, condition }: { view: CaseView; condition: string }) {
  const { w } = useWords()
  const post = useSession()?.post
  const { metBy }: Partial<ConditionShape> = conditions[condition as Condition] ?? {}
  const procedure = metBy === undefined ? undefined : procedures[metBy]
  const isMine = procedure?.subject === 'asset' && view.subjectKind === 'asset' && mayOpen(procedure, post)
  const found = useAsk(inventoryRoutes.readAsset, { params: { id: view.subjectId } }, { enabled: isMine })
  if (!procedure || !isMine || !found.data || found.data.holderId !== post?.organisationId) return null
  const going = found.data.cases.find((each) => each.procedure === procedure.id && each.closedAt === null)
  return (
    <small className="check-towards">
      {going ? (
        <>
          {w({ zh: '在办：', en: 'Under way: ' })}
          <Inside href={`/desk/cases/${going.id}`}>
            {w(procedure.title)} {going.number}
          </Inside>{' '}
          {w(placeWords(going).words)}
        </>
      ) : (
        <Inside href={startHref(procedure.id, view.subjectId)}>
          {w({ zh: `去开办：${procedure.title.zh}`, en: `Start: ${procedure.title.en}` })}
        </Inside>
      )}
    </small>
  )
}
