import { Page } from '../ui/page.tsx'

/** Shows accounts and the audit trail. */
export function AdministrationPage() {
  return <Page title={{ zh: '管理', en: 'Administration' }}>{null}</Page>
}
