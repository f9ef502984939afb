import { Link } from '@tanstack/react-router'
import { useWords } from './language.tsx'
import { Page } from './page.tsx'
import { ProblemNote } from './problem.tsx'

/** Says that there is no such page, and where to go. */
export function Missing() {
  const { w } = useWords()
  return (
    <Page title={{ zh: '没有这个页面', en: 'No such page' }}>
      <p>{w({ zh: '地址可能有误，或者您没有查看权限。', en: 'The address may be wrong, or you may not see it.' })}</p>
      <Link to="/">{w({ zh: '回到工作台', en: 'Back to the inbox' })}</Link>
    </Page>
  )
}

/** Shows what went wrong in a page, so that the rest of the frame stays usable. */
export function Stumble({ error }: { error: unknown }) {
  return (
    <Page title={{ zh: '这一页出错了', en: 'This page failed' }}>
      <ProblemNote error={error} onRetry={() => location.reload()} />
    </Page>
  )
}
