import type { ReactNode } from 'react'
import type { Agreement } from '#contract/use.ts'
import { purposeClasses, useManners, type UseManner, usePlaces, type UsePlace } from '#law/use-terms.ts'
import { signs, several, type Words } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import './use.css'

type Row = readonly [label: Words, value: ReactNode]
type Speech = ReturnType<typeof useWords>

/** What an agreement says: asset and sides, purpose, scope, manner and term, who signed it, and what became of it. */
export function AgreementTerms({ agreement }: { agreement: Agreement }) {
  const speech = useWords()
  const { w } = speech
  // A developer has the agreement and not the card of the asset (choice:mandate-reading).
  const readsAsset = useSession()?.post?.role !== 'developer'
  const rows = [
    ...sidesOf(agreement, readsAsset),
    ...limitsOf(agreement, speech),
    ...signaturesOf(agreement, speech),
    ...laterOf(agreement, speech),
  ]
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">
        {w({ zh: '目的、范围、方式和期限', en: 'Purpose, scope, manner and term' })}
        <Basis of="§5.5" />
      </h2>
      <dl className="facts facts-wide">
        {rows.map(([label, value]) => (
          <Fact key={label.en} of={label}>
            {value}
          </Fact>
        ))}
      </dl>
      <p className="quiet">
        {w({
          zh: '不得扩散、导出原始数据；期满删除。续期须重新提出需求、重新审核。',
          en: 'Nothing is distributed and no raw data extracted; it is deleted at the end. A renewal is a new request.',
        })}
        <Basis of="choice:agreement-grant" />
      </p>
    </section>
  )
}

/** The asset and who is bound. */
const sidesOf = (g: Agreement, readsAsset: boolean): readonly Row[] => [
  [
    { zh: '资产', en: 'Asset' },
    <>
      {readsAsset ? <Inside href={`/desk/assets/${g.assetId}`}>{g.assetName}</Inside> : g.assetName}{' '}
      <span className="quiet policy-digest">{g.assetCode}</span>
    </>,
  ],
  [{ zh: '持有单位', en: 'Holder' }, g.holderName],
  [{ zh: '运营主体', en: 'Operator' }, g.operatorName],
  [{ zh: '开发主体', en: 'Developer' }, g.developerName],
]

/** What the use is limited to. */
const limitsOf = (g: Agreement, { w, list }: Speech): readonly Row[] => [
  [
    { zh: '目的', en: 'Purpose' },
    <>
      {w(purposeClasses[g.purposeClass])}
      {w(signs.colon)}
      {g.purpose}
    </>,
  ],
  [
    { zh: '范围', en: 'Scope' },
    <>
      {w({
        zh: `第 ${g.assetVersion} 版的 ${g.columns.length} 个字段：`,
        en: `${several(g.columns.length, 'column')} of version ${g.assetVersion}: `,
      })}
      {list(g.columns)}
    </>,
  ],
  [{ zh: '方式', en: 'Manner' }, w(useManners[g.manner as UseManner].title)],
  [{ zh: '地点', en: 'Place' }, list(g.places.map((place) => w(usePlaces[place as UsePlace])))],
  [
    { zh: '期限', en: 'Term' },
    <span key="t" className="number">
      {g.beginsOn} — {g.endsOn}
    </span>,
  ],
  [{ zh: '次数', en: 'Count' }, w(usesOf(g))],
]

const usesOf = ({ uses, mostUses }: Agreement): Words =>
  mostUses === null
    ? { zh: `不限；已允许 ${count(uses)} 次`, en: `No limit; ${count(uses)} permitted` }
    : { zh: `最多 ${count(mostUses)} 次；已允许 ${count(uses)} 次`, en: `At most ${count(mostUses)}; ${count(uses)} permitted` }

function signaturesOf(g: Agreement, { w }: Speech): readonly Row[] {
  const signed = (side: Agreement['signedByOperator']) =>
    side ? `${side.name} · ${minuteOf(side.at)}` : w({ zh: '未签', en: 'not signed' })
  return [
    [{ zh: '运营主体签订', en: 'Signed by the operator' }, signed(g.signedByOperator)],
    [{ zh: '开发主体签订', en: 'Signed by the developer' }, signed(g.signedByDeveloper)],
  ]
}

/** What became of an agreement: whether it renews one or is renewed, stands still or has ended. */
function laterOf(g: Agreement, { w }: Speech): readonly Row[] {
  const rows: Row[] = []
  if (g.renews)
    rows.push([
      { zh: '续期自', en: 'Renews' },
      <Inside key="r" href={`/desk/agreements/${g.renews.id}`}>
        {g.renews.number}
      </Inside>,
    ])
  if (g.renewedBy)
    rows.push([
      { zh: '已续期', en: 'Renewed' },
      <Inside key="n" href={`/desk/agreements/${g.renewedBy}`}>
        {w({ zh: '查看续期的合同', en: 'The agreement that renews it' })}
      </Inside>,
    ])
  if (g.suspendedAt) rows.push([{ zh: '暂停', en: 'Suspended' }, `${minuteOf(g.suspendedAt)} · ${g.suspendedWhy}`])
  if (g.endedAt) rows.push([{ zh: '终止', en: 'Ended' }, `${minuteOf(g.endedAt)} · ${g.endedWhy}`])
  return rows
}
