import type { CaseView } from '#contract/cases.ts'
import { procedures } from '#law/procedures.ts'
import { Bases } from '../ui/basis.tsx'
import { DaysLeft } from '../ui/days-left.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { moversOf, placeWords, procedureWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Status } from '../ui/status.tsx'
import { addresseeWords } from './addressee-words.ts'
import { followedOn } from './followed.ts'

/** What the case is, where it stands, whose move it is and how long they have. */
export function CaseHead({ view }: { view: CaseView }) {
  const { w } = useWords()
  const followed = followedOn(view)
  const shape = procedures[view.procedure]
  const place = placeWords(view)
  const bases = [
    ...(view.step ? [shape?.steps[view.step]?.basis] : view.ending ? [shape?.ends[view.ending]?.basis] : []),
    view.move?.basis,
    ...(shape?.basis ?? []),
  ].filter((b): b is NonNullable<typeof b> => Boolean(b))
  return (
    <Page
      title={view.title}
      note={
        <>
          <strong>{w(procedureWords(view.procedure))}</strong>
          <span className="number">{view.number}</span>
          <Status tone={place.tone}>{w(place.words)}</Status>
          {view.move && (
            <span>
              {w({ zh: '轮到：', en: 'Whose move: ' })}
              {moversOf(view.move, w)}
              {view.isMine && w({ zh: '（我方）', en: ' (us)' })}
            </span>
          )}
          {view.applicantName && (
            <span>
              {w({ zh: '申请：', en: 'Applicant: ' })}
              {view.applicantName}
            </span>
          )}
          {view.addresseeName && (
            <span>
              {w(addresseeWords(view.procedure))}
              {view.addresseeName}
            </span>
          )}
          {view.parent && (
            <span>
              {w({ zh: '关联主办件：', en: 'About: ' })}
              <Inside href={`/desk/cases/${view.parent.id}`}>{view.parent.number}</Inside>
            </span>
          )}
          {followed && !followed.works && <Inside href={followed.href}>{w(followed.title)}</Inside>}
          <Bases of={bases} />
        </>
      }
      aside={followed?.works ? <Inside href={followed.href}>{w(followed.works)}</Inside> : view.move && <DaysLeft move={view.move} />}
    >
      {null}
    </Page>
  )
}
