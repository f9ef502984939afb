import { Page } from '../ui/page.tsx'

/** Lists the cases of this post. */
export function InboxPage() {
  return <Page title={{ zh: '工作台', en: 'Inbox' }}>{null}</Page>
}
