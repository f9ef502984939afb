import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type SectorCandidate, sectorListRoutes } from '#contract/sector-lists.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { ask, refresh } from '../ui/api.ts'
import { dayOf } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { SectorListView } from './list-page.tsx'

/** Assets of the sector that may be taken onto the list: those chosen, or all that fit. */
export function CandidatesTab({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { isBusy, error, send } = useSending()
  const query = q ? { q } : {}
  const add = (body: { assetIds: string[] } | { all: { q?: string } }) =>
    send(async () => {
      const { added } = await ask(sectorListRoutes.addEntries, { params: { id: list.id }, body })
      void message.success(w({ zh: `已选入并评分 ${added} 项`, en: `${added} taken and scored` }))
      setChosen([])
      await refresh('/api/sector-lists')
    })
  const columns = useMemo(
    (): Columns<SectorCandidate> => [
      {
        title: w({ zh: '名称', en: 'Name' }),
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
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['md'], width: 200, render: (_, row) => row.holderName },
      { title: w({ zh: '级别', en: 'Grade' }), key: 'grade', width: 90, render: (_, row) => <Grade grade={row.grade} /> },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => w(assetStateWords[row.state as keyof typeof assetStateWords]),
      },
      {
        title: w({ zh: '入目录', en: 'Catalogued' }),
        key: 'at',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.cataloguedAt),
      },
    ],
    [w],
  )
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <KeysetTable
        caption={w({ zh: '可选入的资产', en: 'Assets to choose from' })}
        route={sectorListRoutes.listCandidates}
        input={{ params: { id: list.id }, query }}
        columns={columns}
        rowKey={(row) => row.assetId}
        selection={{
          selectedRowKeys: [...chosen],
          preserveSelectedRowKeys: true,
          onChange: (keys) => setChosen(keys.map(String).slice(0, 500)),
          getCheckboxProps: (row) => ({ 'aria-label': w({ zh: `选择 ${row.name}`, en: `Choose ${row.name}` }) }) as object,
        }}
        tools={
          <>
            <TextFilter label={{ zh: '名称或编码', en: 'Name or code' }} value={q} onChange={setQ} />
            <Button type="primary" loading={isBusy} disabled={chosen.length === 0} onClick={() => void add({ assetIds: [...chosen] })}>
              {w({ zh: `选入所选 ${chosen.length} 项`, en: `Take the ${chosen.length} chosen` })}
            </Button>
            <Button loading={isBusy} onClick={() => void add({ all: query })}>
              {w(q ? { zh: '选入全部符合的', en: 'Take all that fit' } : { zh: '选入本行业全部', en: 'Take all of the sector' })}
            </Button>
          </>
        }
        excel={{ path: exportRoutes.candidatesExcel.path.replace(':id', list.id), query }}
        empty={
          <Nothing>
            {w({
              zh: '没有可选入的资产：本行业已入目录的都在清单上，或者还没有单位发布目录。核心数据不列出。',
              en: 'Nothing to choose: everything of the sector is listed, or no unit has published its catalogue. Core data is left out.',
            })}
          </Nothing>
        }
      />
    </>
  )
}
