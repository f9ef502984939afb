import { useParams } from '@tanstack/react-router'
import { exportRoutes } from '#contract/exports.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { useMandateAssetColumns } from './columns.tsx'

/** The assets of one mandate, as far as the reader may see them. */
export function MandatePage() {
  const { id } = useParams({ from: '/frame/mandates/$id' })
  const { w } = useWords()
  return (
    <Page title={{ zh: '运营权限内的资产', en: 'Assets of a mandate' }} note={<><Basis of="§1.8" /><Basis of="choice:mandate-reading" /></>}>
      <KeysetTable caption={w({ zh: '运营权限内的资产', en: 'Assets of a mandate' })} route={operatorRoutes.listMandateAssets} input={{ params: { id } }} columns={useMandateAssetColumns()} rowKey={row => row.assetId}
        excel={{ path: exportRoutes.mandateAssetsExcel.path.replace(':id', id), query: {} }}
        empty={<Nothing>{w({ zh: '没有您可以查看的资产。', en: 'Nothing here that you may see.' })}</Nothing>} />
    </Page>
  )
}
