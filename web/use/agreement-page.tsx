import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Agreement, useRoutes } from '#contract/use.ts'
import { fallen } from '#law/fallen.ts'
import { purposeClasses, useManners, type UseManner, usePlaces, type UsePlace } from '#law/use-terms.ts'
import { signs, several, type Words } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Basis, Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Fallen } from '../ui/fallen.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { agreementLook } from './state-tones.ts'
import { StopUse } from './stop-use.tsx'
import { TraceList } from './trace-list.tsx'
import './use.css'

/** One agreement: its four limits in words, who signed it, its policy as ODRL, and every use that was judged by it. */
export function AgreementPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/agreements/$id' })
  const found = useAsk(useRoutes.readAgreement, { params: { id } })
  const agreement = found.data
  return (
    <Page
      title={
        agreement ? w({ zh: `使用合同 ${agreement.number}`, en: `Agreement ${agreement.number}` }) : { zh: '使用合同', en: 'Agreement' }
      }
      note={
        agreement && (
          <>
            <Status tone={agreement.fallen ? 'care' : agreementLook(agreement.state).tone}>
              {w(agreementLook(agreement.state).words)}
            </Status>
            <Fallen how={agreement.fallen} />
            <span>{agreement.developerName}</span>
            <Bases of={['§5.5', '§7.6']} />
          </>
        )
      }
      aside={
        agreement && (
          <>
            <TraceLink kind="agreement" id={agreement.id} />
            {agreement.caseId && (
              <LinkButton
                {...(agreement.state === 'unsigned' ? { type: 'primary' as const } : {})}
                href={`/desk/cases/${agreement.caseId}`}
              >
                {w(agreement.state === 'unsigned' ? { zh: '去签订', en: 'To sign' } : { zh: '需求和审核', en: 'Request and review' })}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Loaded query={found} rows={12}>
        {(view) => (
          <>
            <Refused agreement={view} />
            <Terms agreement={view} />
            <StopUse agreement={view} />
            <TraceList agreement={view} />
            <PolicyText agreement={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** That the source of an agreement has fallen, what follows, and what helps; nothing while it stands. */
function Refused({ agreement: { fallen: how } }: { agreement: Agreement }) {
  const { w } = useWords()
  if (!how) return null
  return (
    <p className="banner" role="status">
      {w({
        zh: `资产的${fallen[how].zh}：合同的每次使用都会被拒绝，直到资产续展或者重新登记；不再登记的，可以先暂停合同。`,
        en: `${fallen[how].en}: every use under the agreement is refused until the asset is renewed or registered again. Where it will not be, the agreement may be suspended.`,
      })}
      <Bases of={['§4.6', 'choice:after-falling']} />
    </p>
  )
}

function Terms({ agreement: g }: { agreement: Agreement }) {
  const { w, list } = useWords()
  // A developer has the agreement and not the card of the asset (choice:mandate-reading).
  const readsAsset = useSession()?.post?.role !== 'developer'
  const signed = (side: Agreement['signedByOperator']) =>
    side ? `${side.name} · ${minuteOf(side.at)}` : w({ zh: '未签', en: 'not signed' })
  const rows: readonly (readonly [Words, ReactNode])[] = [
    [
      { zh: '资产', en: 'Asset' },
      <>
        {readsAsset ? (
          <Inside key="a" href={`/desk/assets/${g.assetId}`}>
            {g.assetName}
          </Inside>
        ) : (
          g.assetName
        )}{' '}
        <span className="quiet policy-digest">{g.assetCode}</span>
      </>,
    ],
    [{ zh: '持有单位', en: 'Holder' }, g.holderName],
    [{ zh: '运营主体', en: 'Operator' }, g.operatorName],
    [{ zh: '开发主体', en: 'Developer' }, g.developerName],
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
    [
      { zh: '次数', en: 'Count' },
      g.mostUses === null
        ? w({ zh: `不限；已允许 ${count(g.uses)} 次`, en: `No limit; ${count(g.uses)} permitted` })
        : w({
            zh: `最多 ${count(g.mostUses)} 次；已允许 ${count(g.uses)} 次`,
            en: `At most ${count(g.mostUses)}; ${count(g.uses)} permitted`,
          }),
    ],
    [{ zh: '运营主体签订', en: 'Signed by the operator' }, signed(g.signedByOperator)],
    [{ zh: '开发主体签订', en: 'Signed by the developer' }, signed(g.signedByDeveloper)],
    ...(g.renews
      ? [
          [
            { zh: '续期自', en: 'Renews' },
            <Inside key="r" href={`/desk/agreements/${g.renews.id}`}>
              {g.renews.number}
            </Inside>,
          ] as const,
        ]
      : []),
    ...(g.renewedBy
      ? [
          [
            { zh: '已续期', en: 'Renewed' },
            <Inside key="n" href={`/desk/agreements/${g.renewedBy}`}>
              {w({ zh: '查看续期的合同', en: 'The agreement that renews it' })}
            </Inside>,
          ] as const,
        ]
      : []),
    ...(g.suspendedAt ? [[{ zh: '暂停', en: 'Suspended' }, `${minuteOf(g.suspendedAt)} · ${g.suspendedWhy}`] as const] : []),
    ...(g.endedAt ? [[{ zh: '终止', en: 'Ended' }, `${minuteOf(g.endedAt)} · ${g.endedWhy}`] as const] : []),
  ]
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">
        {w({ zh: '目的、范围、方式和期限', en: 'Purpose, scope, manner and term' })}
        <Basis of="§5.5" />
      </h2>
      <dl className="facts facts-wide">
        {rows.map(([label, value]) => (
          <div key={label.en} className="fact">
            <dt>{w(label)}</dt>
            <dd>{value}</dd>
          </div>
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

function PolicyText({ agreement }: { agreement: Agreement }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="policy">
      <h2 id="policy">
        {w({ zh: '机读策略（ODRL 2.2）', en: 'Policy (ODRL 2.2)' })}
        <Basis of="choice:use-evaluation" />
      </h2>
      <p className="quiet policy-digest">SHA-256 {agreement.policySha256}</p>
      <details>
        <summary>{w({ zh: '查看 JSON-LD', en: 'Show the JSON-LD' })}</summary>
        <pre className="policy-text" tabIndex={0}>
          {JSON.stringify(agreement.policy, null, 2)}
        </pre>
      </details>
    </section>
  )
}
