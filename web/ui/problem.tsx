import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Refused } from '#contract/call.ts'
import type { Problem } from '#contract/route.ts'
import { signs, type Words } from '#law/words.ts'
import { Basis } from './basis.tsx'
import { isOutdated } from './edition.ts'
import { useWords } from './language.tsx'
import { NamedCases } from './named-cases.tsx'
import { LinkButton } from './link-button.tsx'
import { isPartMissing, isUnreached } from './unreached.ts'

const unreachable: Problem = {
  code: 'network',
  message: { zh: '连不上平台', en: 'The platform cannot be reached' },
  remedy: { zh: '请检查网络后重试；已经填写的内容保留在本页。', en: 'Check the network and try again; what you typed stays on this page.' },
}
const bug: Problem = {
  code: 'page',
  message: { zh: '页面程序出错', en: 'The page failed' },
  remedy: {
    zh: '请刷新页面；若仍出错，请把下面的信息告诉管理员。',
    en: 'Reload; if it fails again, give the text below to the administrator.',
  },
}

const outdated: Problem = {
  code: 'outdated',
  message: { zh: '平台已更新，这一页还是更新前的', en: 'The platform was upgraded; this page is the one before' },
  remedy: { zh: '请重新载入本页；填了一半的办件内容不会丢失。', en: 'Reload it; what you typed in a case is kept.' },
}

/** Gives the problem an error stands for. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem
  if (isUnreached(error)) return unreachable
  return isOutdated.get() || isPartMissing(error)
    ? outdated
    : { ...bug, requestId: String(error instanceof Error ? error.message : error).slice(0, 200) }
}

/** Shows what happened, the rule behind it, what would help, and the number of the request; fields are called as `labelOf` says. */
export function ProblemNote({
  error,
  problem,
  onRetry,
  retry = { zh: '重试', en: 'Try again' },
  labelOf,
}: {
  error?: unknown
  problem?: Problem
  onRetry?: () => void
  retry?: Words
  labelOf?: (field: string) => Words | undefined
}) {
  const { w } = useWords()
  const shown = problem ?? problemOf(error)
  const called = (field: string, message: Words) => {
    const label = labelOf?.(field)
    return label ? `${w(label)}${w(signs.colon)}${w(message)}` : w(message)
  }
  return (
    <div className="problem" role="alert">
      <p>
        <strong>
          <NamedCases text={w(shown.message)} />
        </strong>{' '}
        {shown.basis && <Basis of={shown.basis} />}
      </p>
      {shown.remedy && (
        <p>
          <NamedCases text={w(shown.remedy)} />
        </p>
      )}
      {shown.fields && (
        <ul>
          {shown.fields.map((f) => (
            <li key={f.field}>{called(f.field, f.message)}</li>
          ))}
        </ul>
      )}
      <p className="problem-foot">
        {shown.lead && (
          <LinkButton size="small" type="primary" href={shown.lead.href}>
            {w(shown.lead.title)}
          </LinkButton>
        )}
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {w(retry)}
          </Button>
        )}
        {shown.requestId && (
          <small>
            {w({ zh: '请求编号', en: 'Request' })} {shown.requestId}
          </small>
        )}
      </p>
    </div>
  )
}

/** The four states of something asked for: loading, failed, empty, full. */
export function Loaded<T>({
  query,
  empty,
  isEmpty,
  rows = 6,
  children,
}: {
  query: UseQueryResult<T>
  empty?: ReactNode
  isEmpty?: (data: T) => boolean
  rows?: number
  children: (data: T) => ReactNode
}) {
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows }} aria-busy="true" />
  if (query.isError && query.data === undefined) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (isEmpty?.(query.data as T)) return <>{empty}</>
  return <>{children(query.data as T)}</>
}

/** An empty state: what would appear here, and how to start. */
export function Nothing({ children, start }: { children: ReactNode; start?: ReactNode }) {
  return (
    <div className="nothing">
      <div>{children}</div>
      {start && <div className="nothing-start">{start}</div>}
    </div>
  )
}
