import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { yuan } from '#contract/money.ts'
import { type SharingAgreement, settlementRoutes } from '#contract/settlement.ts'
import { sharingForms, sharingParts, sharingStates } from '#law/settlement-words.ts'
import { signs } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { BarList } from '../ui/bar-list.tsx'
import { Bases, Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import './settlement.css'
import { sharingTones } from './sharing-tones.ts'

/** One sharing agreement: what comes off, how the rest is shared, drawn; who has signed, and signing for one’s own organisation. */
export function AgreementPage() {
  const { id } = useParams({ from: '/frame/sharing/$id' })
  const { w } = useWords()
  const found = useAsk(settlementRoutes.readSharingAgreement, { params: { id } })
  const title = found.data
    ? { zh: `${found.data.productName} · 收益共享协议`, en: `${found.data.productName} · sharing agreement` }
    : { zh: '收益共享协议', en: 'Sharing agreement' }
  return (
    <Page
      title={title}
      note={
        found.data && (
          <>
            <span className="number">{found.data.number}</span>
            <span>{w(sharingForms[found.data.form])}</span>
            <Status tone={sharingTones[found.data.state]}>{w(sharingStates[found.data.state])}</Status>
            <Bases of={['§6.4', 'choice:sharing-signatures', 'choice:share-rounding']} />
          </>
        )
      }
    >
      <Loaded query={found} rows={10}>
        {(agreement) => (
          <>
            {agreement.supersededBy !== null ? (
              <SupersededNote version={agreement.version} by={agreement.supersededBy} />
            ) : (
              agreement.lapsedOn && <LapsedNote on={agreement.lapsedOn} wasInForce={agreement.inForceAt !== null} />
            )}
            <Terms of={agreement} />
            <Parties of={agreement} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function LapsedNote({ on, wasInForce }: { on: string; wasInForce: boolean }) {
  const { w } = useWords()
  return (
    <p className="note-line" role="status">
      {w(
        wasInForce
          ? {
              zh: `产品的来源资产已转移给另一持有单位，本协议自${on}起不再适用：此前的收入和退款仍按它分配，此后的收入等新版本确认后分配。`,
              en: `A source of the product has passed to another holder: this agreement counts no more from ${on} on. Income before that day and its refunds is shared under it, later income waits for a new version.`,
            }
          : {
              zh: `产品的来源资产已于${on}转移给另一持有单位，本版本作废，由运营主体拟订列入新持有单位的版本。`,
              en: `A source of the product passed to another holder on ${on}: this version is void, and the operator proposes one with the new holder.`,
            },
      )}{' '}
      <Basis of="choice:sharing-after-transfer" />
    </p>
  )
}

function SupersededNote({ version, by }: { version: number; by: number }) {
  const { w } = useWords()
  return (
    <p className="note-line" role="status">
      {w({
        zh: `第${by}版已经生效，第${version}版作废，不用再确认。`,
        en: `Version ${by} is in force: version ${version} is void and waits for no signature.`,
      })}{' '}
      <Basis of="choice:sharing-signatures" />
    </p>
  )
}

const percent = (ppm: number) => `${ppm / 10_000}%`

function Terms({ of }: { of: SharingAgreement }) {
  const { w } = useWords()
  const first = of.firstPosition === null ? null : of.parties[of.firstPosition]
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">{w({ zh: '扣除与分配', en: 'Deductions and shares' })}</h2>
      <dl className="facts">
        <dt>{w({ zh: '牵头运营主体', en: 'Operator who leads' })}</dt>
        <dd>{of.operatorName}</dd>
        <dt>{w({ zh: '起算日', en: 'Counts from' })}</dt>
        <dd className="number">{of.effectiveOn}</dd>
        <dt>{w({ zh: '交易费', en: 'Exchange fee' })}</dt>
        <dd>{percent(of.feePpm)}</dd>
        <dt>{w({ zh: '税及附加', en: 'Tax' })}</dt>
        <dd>{percent(of.taxPpm)}</dd>
        <dt>{w({ zh: '每单直接成本', en: 'Direct cost of an order' })}</dt>
        <dd>
          <Money fen={of.costFen} />
        </dd>
        {first && (
          <>
            <dt>
              {w(
                of.isFirstPerCall
                  ? { zh: '每次先付', en: 'First, for each call' }
                  : { zh: '每单先付（保底）', en: 'First, for each order' },
              )}
            </dt>
            <dd>
              {first.organisationName} <Money fen={of.firstFen} />
            </dd>
          </>
        )}
      </dl>
      {of.bounds.map((bound, slice) => (
        <div key={bound}>
          {of.bounds.length > 1 && (
            <h3 className="small-head">
              {w({ zh: `净额 ${yuan(bound)} 元以上`, en: `Net above ${yuan(bound)} yuan` })}
              {of.bounds[slice + 1] !== undefined &&
                w({ zh: `至 ${yuan(of.bounds[slice + 1]!)} 元的部分`, en: ` up to ${yuan(of.bounds[slice + 1]!)} yuan` })}
            </h3>
          )}
          <BarList
            label={w({ zh: `第${slice + 1}档各方份额`, en: `Parts of slice ${slice + 1}` })}
            bars={of.parties.map((party) => ({
              key: party.organisationId,
              label: party.organisationName,
              value: party.parts[slice] ?? 0,
              of: of.whole,
              note: w(sharingParts[party.part]),
            }))}
          />
        </div>
      ))}
    </section>
  )
}

function Parties({ of }: { of: SharingAgreement }) {
  const { w } = useWords()
  const session = useSession()
  const { isBusy, error, send } = useSending()
  const mine = of.parties.find((party) => party.organisationId === session?.post?.organisationId)
  const role = session?.post?.role
  const maySign = mine && of.state === 'signing' && !mine.signedAt && role === (mine.part === 'regulation' ? 'finance-bureau' : mine.part)
  const sign = () =>
    void send(async () => {
      await ask(settlementRoutes.signSharing, { params: { id: of.id } })
      await refresh('/api/sharing-agreements')
    })
  return (
    <section className="card" aria-labelledby="signed">
      <h2 id="signed">{w({ zh: '各方确认', en: 'Signatures' })}</h2>
      <ul className="party-list">
        {of.parties.map((party) => (
          <li key={party.organisationId}>
            <span>
              {party.organisationName}
              {w(signs.open)}
              {w(sharingParts[party.part])}
              {w(signs.close)}
            </span>
            <span>
              {party.signedAt ? (
                <Status tone="done">{w({ zh: `${party.signedName} 已确认`, en: `signed by ${party.signedName}` })}</Status>
              ) : (
                <Status tone={of.state === 'signing' ? 'going' : 'plain'}>
                  {w(of.state === 'signing' ? { zh: '待确认', en: 'waits' } : { zh: '未确认', en: 'not signed' })}
                </Status>
              )}
              {party.isPublic && <small>{w({ zh: '份额应缴财政', en: 'due to the treasury' })}</small>}
            </span>
          </li>
        ))}
      </ul>
      {error !== null && <ProblemNote error={error} />}
      {maySign && (
        <Button type="primary" loading={isBusy} onClick={sign}>
          {w({ zh: '代表本单位确认', en: 'Sign for my organisation' })}
        </Button>
      )}
    </section>
  )
}
