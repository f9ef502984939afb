import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { cardRoutes, type MemoLine } from '#contract/cards.ts'
import { memoReason } from '#contract/memo-reason.ts'
import { present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { HolderFilter } from '../ui/holder-filter.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { MemoReview } from './memo-review.tsx'
import type { MemosSearch } from './routes.tsx'

const states = {
  due: { zh: '到复核日', en: 'Due' },
  open: { zh: '在册', en: 'In the register' },
  left: { zh: '已移出', en: 'Left' },
  all: { zh: '全部', en: 'All' },
} as const
const grounds = {
  'not-confirmed': { zh: '暂不具备确认条件', en: 'Not confirmable yet' },
  expired: { zh: '凭证到期', en: 'Certificate expired' },
  deregistered: { zh: '凭证注销', en: 'Deregistered' },
  revoked: { zh: '凭证撤销', en: 'Revoked' },
} as const

/** The memorandum register: what cannot be confirmed yet, why, and when it is looked at again. */
export function MemosPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/memos' })
  const navigate = useNavigate()
  const state = search.state ?? 'open'
  const query = present({ state, q: search.q, holderId: search.holderId })
  const change = (next: { [K in keyof MemosSearch]: MemosSearch[K] | undefined }) =>
    void navigate({ to: '/memos', search: present({ ...search, ...next }) as MemosSearch })
  const columns = useMemoColumns()
  return (
    <Page
      title={{ zh: '资产备查簿', en: 'Memorandum register' }}
      note={
        <>
          <Basis of="§4.6" />
          <Basis of="choice:memo-review" />
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '资产备查簿', en: 'Memorandum register' })}
        route={cardRoutes.listMemos}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.assetId}
        tools={
          <>
            <TextFilter
              label={{ zh: '按名称、编码或理由查找', en: 'Find by name, code or reason' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              value={state}
              options={Object.entries(states).map(([value, words]) => ({ value: value as keyof typeof states, label: w(words) }))}
              onChange={(next) => change({ state: next === 'open' ? undefined : next })}
            />
            <HolderFilter holderId={search.holderId} onChange={(holderId) => change({ holderId })} />
          </>
        }
        excel={{ path: cardRoutes.memosExcel.path, query }}
        print={{ path: cardRoutes.printMemos.path, query }}
        empty={
          <Nothing>
            {w(
              state === 'due'
                ? { zh: '没有到复核日期的事项。', en: 'Nothing is due for review.' }
                : {
                    zh: '暂不具备登记条件的资产经复核纳入备查簿后，会出现在这里；在资产页“发起办件”中开办。',
                    en: 'Assets that cannot be registered yet appear here once entered; start it from the page of the asset.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useMemoColumns(): Columns<MemoLine> {
  const { w } = useWords()
  const post = useSession()?.post
  const [open, setOpen] = useState<string | null>(null)
  return useMemo(
    () => [
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }}>
              {row.name}
            </Link>
            <small className="number">{row.code}</small>
          </span>
        ),
      },
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['lg'], width: 170, render: (_, row) => row.holderName },
      {
        title: w({ zh: '原因与理由', en: 'Ground and reason' }),
        key: 'reason',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {w(grounds[row.ground])}
            <small>{w(memoReason(row.reason))}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '复核日期', en: 'Review on' }),
        key: 'reviewOn',
        width: 130,
        className: 'number',
        render: (_, row) => (
          <span className="wide-cell">
            {row.reviewOn}
            {row.isDue && (
              <small>
                <Status tone="care">{w({ zh: '待复核', en: 'due' })}</Status>
              </small>
            )}
            {row.leftAt && (
              <small>
                {w({ zh: '移出', en: 'left' })} {dayOf(row.leftAt)}
              </small>
            )}
          </span>
        ),
      },
      {
        title: w({ zh: '最近复核', en: 'Last review' }),
        key: 'last',
        responsive: ['lg'],
        width: 220,
        render: (_, row) =>
          row.reviews === 0 ? (
            '—'
          ) : (
            <span className="wide-cell">
              {row.lastFinding}
              <small>{w({ zh: `共复核 ${row.reviews} 次`, en: `${row.reviews} reviews` })}</small>
            </span>
          ),
      },
      ...(post?.role === 'producer'
        ? [
            {
              title: <span className="hidden">{w({ zh: '操作', en: 'Acts' })}</span>,
              key: 'acts',
              width: 90,
              render: (_: unknown, row: MemoLine) =>
                row.leftAt || row.holderId !== post.organisationId ? null : (
                  <MemoReview memo={row} isOpen={open === row.assetId} onOpen={(isOpen) => setOpen(isOpen ? row.assetId : null)} />
                ),
            },
          ]
        : []),
    ],
    [w, post, open],
  )
}
