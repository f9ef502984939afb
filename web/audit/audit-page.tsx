import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import type { z } from 'zod'
import { exportRoutes } from '#contract/exports.ts'
import { textOf } from '#contract/text-of.ts'
import { type auditLine, supervisionRoutes } from '#contract/supervision.ts'
import { basesOf, detailWords } from '#law/audit-details.ts'
import { actionWords, auditActions, auditObjects, objectWords } from '#law/audit.ts'
import { verbs } from '#law/verbs.ts'
import { isNarrowed, present } from '../ui/address-search.ts'
import { Bases, Basis } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { actorWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { objectHref } from './audit-words.ts'
import type { AuditSearch } from './routes.tsx'
import './audit.css'

type Line = z.infer<typeof auditLine>
const actions = [...Object.keys(auditActions), ...Object.keys(verbs).map((verb) => `act:${verb}`)]

/** The log of every act, sign-in, refusal and read of somebody else's asset, as far as one may read it. */
export function AuditPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/audit' })
  const navigate = useNavigate()
  const columns = useAuditColumns()
  const change = (next: { [key in keyof AuditSearch]: AuditSearch[key] | undefined }) =>
    void navigate({ to: '/audit', search: present({ ...search, ...next }) as AuditSearch })
  return (
    <Page
      title={{ zh: '审计日志', en: 'Audit log' }}
      note={
        <>
          <Basis of="§7.2" />
          <span>
            {w({
              zh: '只增不改；每行摘要相连。市数据局和审计管理员看全部，各单位看与本单位有关的。',
              en: 'Only ever added to, each line chained to the one before. The Data Bureau and the audit administrator see all, units what concerns them.',
            })}
          </span>
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '审计日志', en: 'Audit log' })}
        route={supervisionRoutes.auditTrail}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => String(row.id)}
        tools={
          <>
            <Select
              aria-label={w({ zh: '动作', en: 'Action' })}
              className="audit-pick"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={search.action ?? null}
              placeholder={w({ zh: '全部动作', en: 'All actions' })}
              options={actions.map((value) => ({ value, label: w(actionWords(value)) }))}
              onChange={(action) => change({ action: action ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '对象类型', en: 'Kind of object' })}
              className="audit-pick"
              allowClear
              value={search.objectKind ?? null}
              placeholder={w({ zh: '全部对象', en: 'All objects' })}
              options={Object.entries(auditObjects).map(([value, words]) => ({ value, label: w(words) }))}
              onChange={(objectKind) => change({ objectKind: objectKind ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '结果', en: 'Outcome' })}
              className="list-pick"
              allowClear
              value={search.outcome ?? null}
              placeholder={w({ zh: '全部结果', en: 'All outcomes' })}
              options={Object.entries(outcomes).map(([value, { words }]) => ({ value: value as keyof typeof outcomes, label: w(words) }))}
              onChange={(outcome) => change({ outcome: outcome ?? undefined })}
            />
            <TextFilter
              label={{ zh: '人员或单位', en: 'Person or organisation' }}
              value={search.who}
              onChange={(who) => change({ who: who || undefined })}
            />
            <DayInput
              aria-label={w({ zh: '自何日', en: 'Since' })}
              placeholder={w({ zh: '自何日', en: 'Since' })}
              value={search.sinceOn ?? null}
              onChange={(day) => change({ sinceOn: day ?? undefined })}
            />
            <DayInput
              aria-label={w({ zh: '至何日', en: 'Until' })}
              placeholder={w({ zh: '至何日', en: 'Until' })}
              value={search.untilOn ?? null}
              onChange={(day) => change({ untilOn: day ?? undefined })}
            />
            <TextFilter
              label={{ zh: '办件、订单、资产等编号', en: 'Number of a case, order or asset' }}
              value={search.objectId}
              max={80}
              onChange={(objectId) => change({ objectId: objectId || undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.auditExcel.path, query: search }}
        empty={
          <Nothing>
            {w(
              isNarrowed(search)
                ? { zh: '没有符合筛选条件的记录。', en: 'No line matches the filter.' }
                : {
                    zh: '办理、登录、被拒绝的请求和对他方资产的查阅会记在这里。',
                    en: 'Acts, sign-ins, refusals and reads of other units’ assets are recorded here.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

const outcomes = {
  done: { words: { zh: '完成', en: 'Done' }, tone: 'plain' },
  denied: { words: { zh: '拒绝', en: 'Denied' }, tone: 'care' },
  failed: { words: { zh: '失败', en: 'Failed' }, tone: 'bad' },
} as const

function useAuditColumns(): Columns<Line> {
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
      { title: w({ zh: '详情', en: 'Detail' }), key: 'detail', render: (_, row) => <Detail detail={row.detail} /> },
    ],
    [w],
  )
}

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
    </>
  )
}

function Detail({ detail }: { detail: Line['detail'] }) {
  const { w } = useWords()
  const parts = detailWords(detail).filter(({ key }) => key !== 'number')
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
