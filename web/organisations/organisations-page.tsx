import { Page } from '../ui/page.tsx'

/** Lists the organisations. */
export function OrganisationsPage() {
  return <Page title={{ zh: '机构', en: 'Organisations' }}>{null}</Page>
}
