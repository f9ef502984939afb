import { Link, useNavigate } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type FindingLine, inventoryRoutes } from '#contract/inventory.ts'
import type { Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { refresh } from '../ui/api.ts'
import { findingStates } from '../ui/asset-words.ts'
import { count, sizeOf } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { RoundSearch } from './routes.tsx'
import { UnchangedButton } from './unchanged.tsx'

type Props = { roundId: string; search: RoundSearch; isGoing: boolean; mayConfirm: boolean; onSearch: (search: RoundSearch) => void }

/** What the scans of a round found, to be confirmed one by one or set aside. */
export function FindingList({ roundId, search, isGoing, mayConfirm, onSearch }: Props) {
  const { w } = useWords()
  const navigate = useNavigate()
  const columns = useFindingColumns()
  const wasGoing = useRef(isGoing)
  useEffect(() => {
    if (wasGoing.current && !isGoing) void refresh('/api/rounds/:id/findings')
    wasGoing.current = isGoing
  }, [isGoing])
  const change = (next: { [key in keyof RoundSearch]?: RoundSearch[key] | undefined }) =>
    onSearch(present({ ...search, ...next }) as RoundSearch)
  return (
    <section aria-labelledby="findings">
      <h2 id="findings" className="list-head">
        {w({ zh: '扫描结果', en: 'Findings' })}
      </h2>
      <KeysetTable
        caption={w({ zh: '扫描结果', en: 'Findings' })}
        route={inventoryRoutes.listFindings}
        input={{ params: { id: roundId }, query: present({ state: search.state, q: search.q, attention: search.attention }) }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/inventory/findings/$id', params: { id: row.id } })}
        tools={
          <>
            <TextFilter label={{ zh: '按名称筛选', en: 'Filter by name' }} value={search.q} onChange={(q) => change({ q })} />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              allowClear
              style={{ minWidth: '8rem' }}
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={Object.entries(findingStates).map(([value, { words }]) => ({ value, label: w(words) }))}
              onChange={(state) => onSearch(present({ ...search, state: state as FindingLine['state'] | null }) as RoundSearch)}
            />
            <Checkbox
              checked={search.attention === 'yes'}
              onChange={(event) => change({ attention: event.target.checked ? 'yes' : undefined })}
            >
              {w({ zh: '只看有变化需关注的', en: 'Only changed ones to look at' })}
            </Checkbox>
            {mayConfirm && <UnchangedButton roundId={roundId} />}
          </>
        }
        excel={{
          path: exportRoutes.findingsExcel.path.replace(':id', roundId),
          query: present({ state: search.state, q: search.q, attention: search.attention }),
        }}
        empty={<Nothing>{w(noFindings({ isFiltered: Boolean(search.q || search.state || search.attention), isGoing }))}</Nothing>}
      />
    </section>
  )
}

function useFindingColumns(): Columns<FindingLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '数据集', en: 'Dataset' }),
        key: 'dataset',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/inventory/findings/$id" params={{ id: row.id }}>
              {row.dataset}
            </Link>
            {row.attention > 0 && (
              <span className="attention">{w({ zh: `${row.attention} 处变化需关注`, en: `${row.attention} changes to look at` })}</span>
            )}
            {row.sourceName !== row.dataset && <small>{row.sourceName}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 230,
        render: (_, row) => (
          <span className="wide-cell">
            <Status tone={findingStates[row.state].tone}>{w(findingStates[row.state].words)}</Status>
            {row.assetCode && <small>{row.assetCode}</small>}
            {row.setAsideReason && <small>{row.setAsideReason}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '行数', en: 'Rows' }),
        key: 'rows',
        align: 'right',
        width: 110,
        className: 'number',
        render: (_, row) => count(row.rows),
      },
      {
        title: w({ zh: '字段', en: 'Columns' }),
        key: 'columns',
        responsive: ['md'],
        align: 'right',
        width: 70,
        className: 'number',
        render: (_, row) => count(row.columns),
      },
      {
        title: w({ zh: '个人信息字段', en: 'Personal' }),
        key: 'personal',
        responsive: ['md'],
        align: 'right',
        width: 110,
        className: 'number',
        render: (_, row) => count(row.personalColumns),
      },
      {
        title: w({ zh: '问题', en: 'Faults' }),
        key: 'faults',
        responsive: ['md'],
        align: 'right',
        width: 70,
        className: 'number',
        render: (_, row) => count(row.faults),
      },
      {
        title: w({ zh: '大小', en: 'Size' }),
        key: 'bytes',
        responsive: ['md'],
        align: 'right',
        width: 90,
        className: 'number',
        render: (_, row) => sizeOf(row.bytes),
      },
      {
        title: w({ zh: '建议级别', en: 'Grade' }),
        key: 'grade',
        width: 100,
        render: (_, row) => (row.state === 'faulty' ? '—' : <Grade grade={row.grade} />),
      },
    ],
    [w],
  )
}

function noFindings({ isFiltered, isGoing }: { isFiltered: boolean; isGoing: boolean }): Words {
  if (isFiltered) return { zh: '没有符合筛选条件的结果。', en: 'Nothing matches the filter.' }
  if (isGoing) return { zh: '正在扫描，结果随后出现。', en: 'Scanning; findings follow.' }
  return {
    zh: '添加数据源后，扫描结果会出现在这里，逐项确认为信息卡。',
    en: 'Add a source; its findings appear here to be confirmed as cards.',
  }
}
