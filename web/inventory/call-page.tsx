import { Link, useParams } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { type CalledUnit, roundCallRoutes } from '#contract/round-calls.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { everySector } from '#law/inventory-states.ts'
import { several } from '#law/words.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { InventoryNav } from './inventory-nav.tsx'
import './inventory.css'

const states = {
  'not-started': { words: { zh: '未启动', en: 'Not started' }, tone: 'plain' },
  'under-way': { words: { zh: '进行中', en: 'Under way' }, tone: 'going' },
  published: { words: { zh: '已发布', en: 'Published' }, tone: 'done' },
  cancelled: { words: { zh: '已取消', en: 'Cancelled' }, tone: 'care' },
} as const satisfies Record<CalledUnit['state'], { words: { zh: string; en: string }; tone: Tone }>

/** One call: its plan, and how far each unit is. */
export function CallPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/inventory/calls/$id' })
  const [state, setState] = useState<CalledUnit['state'] | null>(null)
  const call = useAsk(roundCallRoutes.readRoundCall, { params: { id } })
  const columns = useUnitColumns()
  const query = state ? { state } : {}
  return (
    <Page
      title={call.data?.title ?? { zh: '盘点布置', en: 'Call to a round' }}
      note={
        call.data && (
          <span>
            {call.data.organisationName} · {w(call.data.sector ? sectorWords(call.data.sector) : everySector)} ·{' '}
            {w({
              zh: `${call.data.year} 年度，${call.data.endsOn} 前完成，共 ${count(call.data.units)} 个单位`,
              en: `${call.data.year}, due ${call.data.endsOn}, ${several(call.data.units, 'unit')}`,
            })}
          </span>
        )
      }
    >
      <InventoryNav />
      <Loaded query={call} rows={6}>
        {(data) => (
          <details className="card plan">
            <summary>
              <h2>{w({ zh: '布置的方案', en: 'Plan' })}</h2>
            </summary>
            <AnswersView form="round-call" answers={data.plan} />
          </details>
        )}
      </Loaded>
      <KeysetTable
        caption={w({ zh: '被布置单位', en: 'Units' })}
        route={roundCallRoutes.listCalledUnits}
        input={{ params: { id }, query }}
        columns={columns}
        rowKey={(row) => row.holderId}
        tools={
          <Select
            aria-label={w({ zh: '状态', en: 'State' })}
            allowClear
            style={{ minWidth: '8rem' }}
            value={state}
            placeholder={w({ zh: '全部状态', en: 'All states' })}
            options={Object.entries(states).map(([value, { words }]) => ({ value: value as CalledUnit['state'], label: w(words) }))}
            onChange={(next) => setState(next ?? null)}
          />
        }
        excel={{ path: roundCallRoutes.calledUnitsExcel.path.replace(':id', id), query }}
        empty={<Nothing>{w({ zh: '没有符合条件的单位。', en: 'No unit fits.' })}</Nothing>}
      />
    </Page>
  )
}

function useUnitColumns(): Columns<CalledUnit> {
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
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 160,
        render: (_, row) => (
          <span className="row">
            {row.isLate && <Status tone="bad">{w({ zh: '逾期', en: 'Late' })}</Status>}
            <Status tone={states[row.state].tone}>{w(states[row.state].words)}</Status>
          </span>
        ),
      },
      {
        title: w({ zh: '当前环节', en: 'Step' }),
        key: 'step',
        width: 140,
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
        title: w({ zh: '发布日期', en: 'Published' }),
        key: 'published',
        width: 110,
        className: 'number',
        render: (_, row) => (row.publishedAt ? dayOf(row.publishedAt) : '—'),
      },
    ],
    [w],
  )
}
