import { Page } from '../ui/page.tsx'

/** Lists the catalogue. */
export function AssetsPage() {
  return <Page title={{ zh: '数据资产目录', en: 'Catalogue' }}>{null}</Page>
}
