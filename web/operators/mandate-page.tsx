import { Link, useParams } from '@tanstack/react-router'
import { exportRoutes } from '#contract/exports.ts'
import { type MandateLine, operatorRoutes } from '#contract/operators.ts'
import { mandateGivers, mandateKinds } from '#law/operators.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { MandateState } from './standing.tsx'
import { useMandateAssetColumns } from './mandate-columns.tsx'

/** One mandate: who operates by it, how it was given, until when and how it stands, and its assets as far as the reader may see them. */
export function MandatePage() {
  const { id } = useParams({ from: '/frame/mandates/$id' })
  const { w } = useWords()
  const mandate = useAsk(operatorRoutes.listMandates, { query: { id } }).data?.items[0]
  const number = mandate?.number ?? ''
  return (
    <Page
      title={{ zh: `运营权限 ${number}`, en: `Mandate ${number}` }}
      note={
        <>
          <Basis of="§1.8" />
          <Basis of="choice:mandate-reading" />
        </>
      }
    >
      {mandate && <Facts of={mandate} />}
      <KeysetTable
        caption={w({ zh: '运营权限内的资产', en: 'Assets of the mandate' })}
        route={operatorRoutes.listMandateAssets}
        input={{ params: { id } }}
        columns={useMandateAssetColumns()}
        rowKey={(row) => row.assetId}
        excel={{ path: exportRoutes.mandateAssetsExcel.path.replace(':id', id), query: {} }}
        empty={<Nothing>{w({ zh: '没有您可以查看的资产。', en: 'Nothing here that you may see.' })}</Nothing>}
      />
    </Page>
  )
}

function Facts({ of: mandate }: { of: MandateLine }) {
  const { w } = useWords()
  const giver = mandateGivers[mandate.kind]
  return (
    <dl className="card facts">
      <div className="fact-pair">
        <dt>{w({ zh: '运营主体', en: 'Operator' })}</dt>
        <dd>
          <Link to="/operators/$id" params={{ id: mandate.operatorId }}>
            {mandate.operatorName}
          </Link>
        </dd>
      </div>
      <div className="fact-pair">
        <dt>{w({ zh: '取得方式', en: 'Given by' })}</dt>
        <dd>{w(mandateKinds[mandate.kind])}</dd>
      </div>
      <div className="fact-pair">
        <dt>{w({ zh: '谁决定', en: 'Decided by' })}</dt>
        <dd>
          {w(giver.by)} <Basis of={giver.basis} />
        </dd>
      </div>
      <div className="fact-pair">
        <dt>{w({ zh: '授予', en: 'Granted' })}</dt>
        <dd>
          <span className="number">{dayOf(mandate.madeAt)}</span>{' '}
          {mandate.caseNumber ? (
            <Inside href={`/desk/cases/${mandate.caseId}`}>
              {w({ zh: `办件${mandate.caseNumber}`, en: `Case ${mandate.caseNumber}` })}
            </Inside>
          ) : (
            <small>{w({ zh: '办件由办理各方和主管部门查阅', en: 'its case is read by its parties and the offices in charge' })}</small>
          )}
        </dd>
      </div>
      <div className="fact-pair">
        <dt>{w({ zh: '期限', en: 'Term' })}</dt>
        <dd className="number">{w({ zh: `${mandate.beginsOn} 至 ${mandate.endsOn}`, en: `${mandate.beginsOn} to ${mandate.endsOn}` })}</dd>
      </div>
      <div className="fact-pair">
        <dt>{w({ zh: '状态', en: 'State' })}</dt>
        <dd>
          <MandateState state={mandate.state} /> {mandate.endedAt && <span className="number">{dayOf(mandate.endedAt)}</span>}{' '}
          {mandate.why && <small>{mandate.why}</small>}
        </dd>
      </div>
      {mandate.endedAt === null && (
        <div className="fact-pair">
          <dt>{w({ zh: '届满以后', en: 'When it ends' })}</dt>
          <dd>
            {w({
              zh: '没有续期授权的，依据它的产品次日下架；届满前60天、30天各提醒一次',
              en: 'Products resting on it alone are delisted the day after; it is told of 60 and 30 days before',
            })}{' '}
            <Basis of="choice:delisting" />
            <Basis of="choice:mandate-reminders" />
          </dd>
        </div>
      )}
    </dl>
  )
}
