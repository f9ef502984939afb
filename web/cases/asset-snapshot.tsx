import { Refused } from '#contract/call.ts'
import { bookRoutes } from '#contract/books.ts'
import type { CaseView } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { versionOf } from './version-of.ts'

/** The card a case is on; of a draft the one that would be submitted now. */
function useVersion(view: CaseView) {
  const fixed = versionOf(view)
  const asset = useAsk(inventoryRoutes.readAsset, { params: { id: view.subjectId } }, { enabled: fixed === null })
  const version = fixed ?? asset.data?.version
  const card = useAsk(
    inventoryRoutes.readAssetVersion,
    { params: { id: view.subjectId, version: version ?? 1 } },
    { enabled: version !== undefined },
  )
  return { version, card, error: asset.error ?? card.error }
}

/** What the card of a case is called, with its version once that is known. */
export function SnapshotLabel({ view }: { view: CaseView }) {
  const { w } = useWords()
  const { version } = useVersion(view)
  return w({ zh: `数据资产卡片${version ? `（第 ${version} 版）` : ''}`, en: `The asset’s card${version ? ` (version ${version})` : ''}` })
}

/** Says of a commission under way that the card has moved on since, above everything else. */
export function StaleVersion({ view }: { view: CaseView }) {
  const { w } = useWords()
  const { data: card } = useVersion(view).card
  if (!card || card.current === card.version) return null
  return (
    <p className="stale-version" role="note">
      {w({
        zh: `资产现为第 ${card.current} 版，本委托针对第 ${card.version} 版；就以前版本出具的文书不能用于登记。`,
        en: `The asset is at version ${card.current}, this commission is on version ${card.version}; a paper on an earlier version does not serve registration.`,
      })}{' '}
      <Basis of="choice:paper-bound-to-version" />
    </p>
  )
}

/** What the asset stands at in the books of the applicant, for its own officers whose move it is: whoever gives a thing up sees what is written off. */
function InBooks({ view }: { view: CaseView }) {
  const { w } = useWords()
  const isOwn = useSession()?.post?.organisationId === view.applicantId && view.applicantId !== null
  const { data: books } = useAsk(bookRoutes.readAssetBooks, { params: { id: view.subjectId } }, { enabled: isOwn && view.isMine })
  if (!books) return null
  const href = `/desk/assets/${view.subjectId}?tab=books`
  return (
    <p className="quiet">
      <Inside href={href}>{w({ zh: '本单位账面', en: 'In the books' })}</Inside>
      {w({ zh: '：', en: ': ' })}
      {books.card?.state === 'held' ? (
        <>
          {w({ zh: '账面价值', en: 'carrying amount' })} <Money fen={books.card.carryingFen} />
          {w({ zh: '，原值 ', en: ', cost ' })}
          <Money fen={books.card.costFen} />
        </>
      ) : (
        w(books.card ? { zh: '已不在账', en: 'no longer held' } : { zh: '没有入账', en: 'not booked' })
      )}{' '}
      <Basis of="§3.10" />
    </p>
  )
}

/** The information card of the asset, in the very version the case is about. */
export function AssetSnapshot({ view }: { view: CaseView }) {
  const { w } = useWords()
  const { card: found, error } = useVersion(view)
  if (error instanceof Refused && error.status === 404)
    return (
      <p className="quiet">
        {w({ zh: '卡片由现持有单位保管，本单位不能再查看。', en: 'The card is with its present holder and can no longer be read here.' })}
      </p>
    )
  return (
    <Loaded query={found}>
      {(card) => (
        <>
          <p className="quiet">
            {w({ zh: '确认：', en: 'Confirmed: ' })}
            {card.confirmedName} · {minuteOf(card.confirmedAt)} · SHA-256 <code title={card.sha256}>{card.sha256.slice(0, 12)}…</code> ·{' '}
            <Inside href={`/desk/assets/${view.subjectId}`}>{w({ zh: '打开资产页', en: 'Open the asset' })}</Inside>
          </p>
          <InBooks view={view} />
          <AnswersView form="information-card" answers={card.card} isBrief />
        </>
      )}
    </Loaded>
  )
}
