import { Page } from '../ui/page.tsx'

/** Shows one case with everything needed to decide. */
export function CasePage() {
  return <Page title={{ zh: '办件', en: 'Case' }}>{null}</Page>
}
