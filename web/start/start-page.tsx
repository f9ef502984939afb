import { Page } from '../ui/page.tsx'

/** Opens a case. */
export function StartPage() {
  return <Page title={{ zh: '开办', en: 'Start' }}>{null}</Page>
}
