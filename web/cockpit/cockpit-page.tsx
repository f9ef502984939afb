import { Page } from '../ui/page.tsx'

/** Shows the figures of the city. */
export function CockpitPage() {
  return <Page title={{ zh: '驾驶舱', en: 'Cockpit' }}>{null}</Page>
}
