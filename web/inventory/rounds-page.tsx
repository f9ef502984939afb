import { Page } from '../ui/page.tsx'

/** Lists the inventory rounds. */
export function RoundsPage() {
  return <Page title={{ zh: '盘点', en: 'Inventory' }}>{null}</Page>
}
