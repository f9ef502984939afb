import type { CaseView } from '#contract/cases.ts'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords, procedureWords } from '../ui/law-words.ts'
import { Status } from '../ui/status.tsx'
import { followedOn } from './followed.ts'

/** What the case hangs together with: its subject, the case it is about, cases opened from it. */
export function LinkedTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const followed = followedOn(view)
  return (
    <ul className="linked">
      {view.subjectKind === 'asset' && (
        <li>
          <span>{w({ zh: '数据资产', en: 'Asset' })}</span>
          <Inside href={`/desk/assets/${view.subjectId}`}>{view.title}</Inside>
        </li>
      )}
      {view.subjectKind === 'organisation' && (
        <li>
          <span>{w({ zh: '机构', en: 'Organisation' })}</span>
          <Inside href={`/desk/organisations/${view.subjectId}`}>{view.title}</Inside>
        </li>
      )}
      {view.subjectKind === 'product' && (
        <li>
          <span>{w({ zh: '数据产品', en: 'Product' })}</span>
          <Inside href={`/desk/products/${view.subjectId}`}>{view.title}</Inside>
        </li>
      )}
      {view.subjectKind === 'round' && (
        <li>
          <span>{w({ zh: '盘点', en: 'Round' })}</span>
          <Inside href={`/desk/inventory/${view.subjectId}`}>{view.title}</Inside>
        </li>
      )}
      {view.subjectKind === 'list' && (
        <li>
          <span>{w({ zh: '行业清单', en: 'Sector list' })}</span>
          <Inside href={`/desk/lists/${view.subjectId}`}>{view.title}</Inside>
        </li>
      )}
      {followed && (
        <li>
          <span>{w(followed.title)}</span>
          <Inside href={followed.href}>{view.title}</Inside>
        </li>
      )}
      {view.parent && (
        <li>
          <span>{w(procedureWords(view.parent.procedure))}</span>
          <Inside href={`/desk/cases/${view.parent.id}`}>
            {view.parent.number} {view.parent.title}
          </Inside>
        </li>
      )}
      {view.sideCases.map((side) => {
        const place = placeWords(side)
        return (
          <li key={side.id}>
            <span>{w(procedureWords(side.procedure))}</span>
            <Inside href={`/desk/cases/${side.id}`}>{side.number}</Inside> <Status tone={place.tone}>{w(place.words)}</Status>{' '}
            <small>{dayOf(side.openedAt)}</small>
          </li>
        )
      })}
      <li>
        <span>{w({ zh: '证据包', en: 'Evidence' })}</span>
        <a href={`/api/cases/${view.id}/evidence`} download>
          {w({ zh: '下载办理记录、日志和核对所需的证明', en: 'Record, log and what proves them' })}
        </a>
      </li>
      {view.sideCases.length === 0 && !view.parent && <li className="quiet">{w({ zh: '没有关联的办件。', en: 'No linked cases.' })}</li>}
    </ul>
  )
}
