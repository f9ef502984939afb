import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { type Duty, type DutyCoverage, dutyRoutes } from '#contract/duties.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { organisationKinds } from '#law/parties.ts'
import { present } from '../ui/address-search.ts'
import { useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { InventoryNav } from './inventory-nav.tsx'
import type { DutiesSearch } from './year-routes.tsx'
import './inventory.css'

const states = {
  done: { words: { zh: '已完成', en: 'Done' }, tone: 'done' },
  'under-way': { words: { zh: '进行中', en: 'Under way' }, tone: 'going' },
  'not-begun': { words: { zh: '未开始', en: 'Not begun' }, tone: 'plain' },
} as const satisfies Record<Duty['state'], { words: { zh: string; en: string }; tone: Tone }>

/** The yearly inventory duty of public producers: coverage, who is late, and each unit's round. */
export function DutiesPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/inventory/duties' })
  const navigate = useNavigate()
  const thisYear = Number((useSession()?.clock.today ?? '2026').slice(0, 4))
  const year = search.year ?? thisYear
  const columns = useDutyColumns()
  const change = (next: { [key in keyof DutiesSearch]?: DutiesSearch[key] | undefined }) =>
    void navigate({ to: '/inventory/duties', search: present({ ...search, ...next }) as DutiesSearch })
  const query = { ...search, year }
  return (
    <Page title={{ zh: '年度盘点责任', en: 'Yearly inventory duty' }} note={<Bases of={['§3.9', '§3.12', 'choice:yearly-inventory']} />}>
      <InventoryNav />
      <Coverage year={year} />
      <KeysetTable
        caption={w({ zh: '年度盘点责任', en: 'Yearly inventory duty' })}
        route={dutyRoutes.listDuties}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.holderId}
        tools={
          <>
            <Select
              aria-label={w({ zh: '年度', en: 'Year' })}
              style={{ minWidth: '7rem' }}
              value={year}
              options={Array.from({ length: 5 }, (_, n) => ({ value: thisYear - n, label: String(thisYear - n) }))}
              onChange={(next) => change({ year: next })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              allowClear
              style={{ minWidth: '8rem' }}
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={[
                { value: 'overdue', label: w({ zh: '逾期', en: 'Overdue' }) },
                ...Object.entries(states).map(([value, { words }]) => ({ value, label: w(words) })),
              ]}
              onChange={(state) => change({ state: (state ?? undefined) as DutiesSearch['state'] })}
            />
            <TextFilter
              label={{ zh: '按单位名称筛选', en: 'Filter by unit' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
          </>
        }
        excel={{ path: dutyRoutes.dutiesExcel.path, query }}
        empty={
          <Nothing>
            {w(
              search.state === 'overdue'
                ? { zh: '没有逾期的单位。', en: 'No unit is overdue.' }
                : { zh: '您负责的范围内没有符合条件的公共数据生产主体。', en: 'No public producer of yours fits.' },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function Coverage({ year }: { year: number }) {
  const { w } = useWords()
  const coverage = useAsk(dutyRoutes.readDutyCoverage, { query: { year } }, { keep: true })
  const figures = (c: DutyCoverage) =>
    [
      [{ zh: '应盘单位', en: 'Units with the duty' }, count(c.units)],
      [{ zh: '已完成', en: 'Done' }, count(c.done)],
      [{ zh: '覆盖率', en: 'Coverage' }, c.units === 0 ? '—' : `${((c.done / c.units) * 100).toFixed(1)}%`],
      [{ zh: '进行中', en: 'Under way' }, count(c.underWay)],
      [{ zh: '未开始', en: 'Not begun' }, count(c.notBegun)],
      [{ zh: '逾期', en: 'Overdue' }, count(c.overdue)],
      [{ zh: '自愿盘点的其他主体（不计入）', en: 'Others that took part (not counted)' }, count(c.encouraged)],
    ] as const
  return (
    <Loaded query={coverage} rows={2}>
      {(c) => (
        <dl className="figures" aria-label={w({ zh: `期限 ${c.dueOn}`, en: `Due ${c.dueOn}` })}>
          {figures(c).map(([label, value]) => (
            <div key={label.en}>
              <dt>{w(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Loaded>
  )
}

function useDutyColumns(): Columns<Duty> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '单位', en: 'Unit' }),
        key: 'holder',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/organisations/$id" params={{ id: row.holderId }}>
              {row.holderName}
            </Link>
            <small>
              {w(organisationKinds[row.kind as keyof typeof organisationKinds].title)}
              {row.sector && ` · ${w(sectorWords(row.sector))}`}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 150,
        render: (_, row) => (
          <span className="row">
            {row.isOverdue && <Status tone="bad">{w({ zh: '逾期', en: 'Overdue' })}</Status>}
            <Status tone={states[row.state].tone}>{w(states[row.state].words)}</Status>
          </span>
        ),
      },
      {
        title: w({ zh: '盘点', en: 'Round' }),
        key: 'round',
        width: 150,
        render: (_, row) =>
          row.roundId ? (
            <Link to="/inventory/$id" params={{ id: row.roundId }}>
              {row.step
                ? w(placeWords({ procedure: 'inventory-round', step: row.step, ending: null }).words)
                : w({ zh: '打开', en: 'Open' })}
            </Link>
          ) : (
            '—'
          ),
      },
      {
        title: w({ zh: '方案结束', en: 'Plan ends' }),
        key: 'plan',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => row.planEndsOn ?? '—',
      },
      { title: w({ zh: '期限', en: 'Due' }), dataIndex: 'dueOn', responsive: ['md'], width: 110, className: 'number' },
      {
        title: w({ zh: '发布日期', en: 'Published' }),
        key: 'published',
        width: 110,
        className: 'number',
        render: (_, row) => (row.publishedAt ? dayOf(row.publishedAt) : '—'),
      },
      {
        title: w({ zh: '上次发布', en: 'Last time' }),
        key: 'last',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => (row.lastPublishedAt ? dayOf(row.lastPublishedAt) : '—'),
      },
    ],
    [w],
  )
}
