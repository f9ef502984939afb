import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { cardRoutes, type UseMarkLine } from '#contract/cards.ts'
import { present } from '../ui/address-search.ts'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { Fallen } from '../ui/fallen.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { markStates } from './mark-words.ts'
import type { MarksSearch } from './routes.tsx'

/** The register of use: every mark on assets one may read, with operator, agreement and term. */
export function MarksPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/use-marks' })
  const navigate = useNavigate()
  const query = { state: search.state ?? ('live' as const), ...(search.q ? { q: search.q } : {}) }
  const change = (next: { [K in keyof MarksSearch]: MarksSearch[K] | undefined }) =>
    void navigate({ to: '/use-marks', search: present({ ...search, ...next }) as MarksSearch })
  const columns = useMarkColumns()
  return (
    <Page
      title={{ zh: '运营使用登记簿', en: 'Register of use' }}
      note={
        <>
          <Basis of="§3.11" />
          <Basis of="choice:use-mark" />
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '使用标识', en: 'Use marks' })}
        route={cardRoutes.listUseMarks}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <>
            <TextFilter
              label={{ zh: '按资产、运营主体或协议查找', en: 'Find by asset, operator or agreement' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              value={query.state}
              options={[
                { value: 'live', label: w({ zh: '未终止', en: 'Standing' }) },
                { value: 'all', label: w({ zh: '全部', en: 'All' }) },
              ]}
              onChange={(next) => change({ state: next === 'live' ? undefined : 'all' })}
            />
          </>
        }
        excel={{ path: cardRoutes.useMarksExcel.path, query }}
        empty={
          <Nothing>
            {w({
              zh: '数据对外加工或经营时，由持有单位在资产页“使用与授权”中登记，登记后出现在这里。',
              en: 'Marks set by holders on the page of an asset appear here.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useMarkColumns(): Columns<UseMarkLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'asset',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }} search={{ tab: 'use' }}>
              {row.assetName}
            </Link>
            <small className="number">{row.assetCode}</small>
            {row.endedAt === null && <Fallen how={row.fallen} />}
          </span>
        ),
      },
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['lg'], width: 180, render: (_, row) => row.holderName },
      {
        title: w({ zh: '运营主体', en: 'Operator' }),
        key: 'operator',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.operatorName}
            <small>
              {w(optionWords('use-mark', 'manner', row.manner))} · {row.agreement}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '期限', en: 'Term' }),
        key: 'term',
        width: 190,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => `${row.startsOn} — ${row.endsOn}`,
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 90,
        render: (_, row) => <Status tone={markStates[row.state].tone}>{w(markStates[row.state].words)}</Status>,
      },
    ],
    [w],
  )
}
