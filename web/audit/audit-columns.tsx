import { useMemo } from 'react'
import type { z } from 'zod'
import { textOf } from '#contract/text-of.ts'
import type { auditLine } from '#contract/supervision.ts'
import { basesOf, detailWords } from '#law/audit-details.ts'
import { actionWords, objectWords } from '#law/audit.ts'
import { Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { actorWords } from '../ui/law-words.ts'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { objectHref } from './audit-words.ts'

/** The columns of the audit log: when, who, what, about what, and how it ended. */
export function useAuditColumns(): Columns<Line> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '序号', en: 'No.' }),
        key: 'id',
        responsive: ['md'],
        align: 'right',
        width: 80,
        className: 'number',
        render: (_, row) => count(row.id),
      },
      {
        title: w({ zh: '时间', en: 'Time' }),
        key: 'at',
        responsive: ['md'],
        width: 140,
        className: 'number',
        render: (_, row) => minuteOf(row.at),
      },
      {
        title: w({ zh: '谁', en: 'Who' }),
        key: 'who',
        render: (_, row) => {
          const { name, beside } = actorWords(row, w)
          return (
            <span className="audit-who">
              {name}
              <small>{beside}</small>
              <small className="audit-at number">{minuteOf(row.at)}</small>
            </span>
          )
        },
      },
      {
        title: w({ zh: '动作', en: 'Action' }),
        key: 'action',
        width: 150,
        render: (_, row) => {
          const bases = basesOf(row)
          return (
            <>
              {w(actionWords(row.action))}
              {bases.length > 0 && (
                <small>
                  <Bases of={bases} />
                </small>
              )}
            </>
          )
        },
      },
      { title: w({ zh: '对象', en: 'Object' }), key: 'object', width: 150, render: (_, row) => <ObjectName line={row} /> },
      {
        title: w({ zh: '结果', en: 'Outcome' }),
        key: 'outcome',
        responsive: ['md'],
        width: 80,
        render: (_, row) => {
          const outcome = outcomes[row.outcome as keyof typeof outcomes]
          return outcome ? <Status tone={outcome.tone}>{w(outcome.words)}</Status> : row.outcome
        },
      },
      { title: w({ zh: '详情', en: 'Detail' }), key: 'detail', render: (_, row) => <Detail line={row} /> },
    ],
    [w],
  )
}

type Line = z.infer<typeof auditLine>

/** What an event ended as is called. */
export const outcomes = {
  done: { words: { zh: '完成', en: 'Done' }, tone: 'plain' },
  denied: { words: { zh: '拒绝', en: 'Denied' }, tone: 'care' },
  failed: { words: { zh: '失败', en: 'Failed' }, tone: 'bad' },
} as const

function ObjectName({ line }: { line: Line }) {
  const { w } = useWords()
  const href = objectHref(line.objectKind, line.objectId)
  const number = textOf(line.detail['number'])
  const id = (
    <span className="audit-id" title={line.objectId}>
      {number || (line.objectId.length > 24 ? `${line.objectId.slice(0, 8)}…` : line.objectId)}
    </span>
  )
  return (
    <>
      {w(objectWords(line.objectKind))} {href ? <Inside href={href}>{id}</Inside> : id}
      {line.aboutName && <small>{line.aboutName}</small>}
    </>
  )
}

function Detail({ line: { detail, address, requestId } }: { line: Line }) {
  const { w } = useWords()
  const from = [
    { key: 'address', name: { zh: '来源', en: 'from' }, value: { zh: address, en: address } },
    { key: 'requestId', name: { zh: '请求编号', en: 'request' }, value: { zh: requestId, en: requestId } },
  ]
  const parts = [...detailWords(detail).filter(({ key }) => key !== 'number'), ...from.filter(({ value }) => value.zh !== '')]
  if (parts.length === 0) return <span className="quiet">—</span>
  return (
    <span className="audit-detail">
      {parts.map((part) => (
        <span key={part.key}>
          {w(part.name)} <span className="audit-value">{w(part.value)}</span>
        </span>
      ))}
    </span>
  )
}
