import { Link, useParams } from '@tanstack/react-router'
import { exportRoutes } from '#contract/exports.ts'
import { type MandateLine, operatorRoutes } from '#contract/operators.ts'
import { mandateKinds } from '#law/operators.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { MandateState, useMandateAssetColumns } from './columns.tsx'

/** One mandate: who operates by it, how it was given, until when and how it stands, and its assets as far as the reader may see them. */
export function MandatePage() {
  const { id } = useParams({ from: '/frame/mandates/$id' })
  const { w } = useWords()
  const mandate = useAsk(operatorRoutes.listMandates, { query: { id } }).data?.items[0]
  const number = mandate?.number ?? ''
  return (
    <Page title={{ zh: `运营权限 ${number}`, en: `Mandate ${number}` }} note={<><Basis of="§1.8" /><Basis of="choice:mandate-reading" /></>}>
      {mandate && <Facts of={mandate} />}
      <KeysetTable caption={w({ zh: '运营权限内的资产', en: 'Assets of the mandate' })} route={operatorRoutes.listMandateAssets} input={{ params: { id } }} columns={useMandateAssetColumns()} rowKey={row => row.assetId}
        excel={{ path: exportRoutes.mandateAssetsExcel.path.replace(':id', id), query: {} }}
        empty={<Nothing>{w({ zh: '没有您可以查看的资产。', en: 'Nothing here that you may see.' })}</Nothing>} />
    </Page>
  )
}

function Facts({ of: mandate }: { of: MandateLine }) {
  const { w } = useWords()
  return (
    <dl className="card facts">
      <div className="fact-pair"><dt>{w({ zh: '运营主体', en: 'Operator' })}</dt><dd><Link to="/operators/$id" params={{ id: mandate.operatorId }}>{mandate.operatorName}</Link></dd></div>
      <div className="fact-pair"><dt>{w({ zh: '取得方式', en: 'Given by' })}</dt><dd>{w(mandateKinds[mandate.kind])}</dd></div>
      <div className="fact-pair"><dt>{w({ zh: '期限', en: 'Term' })}</dt><dd className="number">{w({ zh: `${mandate.beginsOn} 至 ${mandate.endsOn}`, en: `${mandate.beginsOn} to ${mandate.endsOn}` })}</dd></div>
      <div className="fact-pair"><dt>{w({ zh: '状态', en: 'State' })}</dt><dd><MandateState state={mandate.state} /> {mandate.why && <small>{mandate.why}</small>}</dd></div>
    </dl>
  )
}
