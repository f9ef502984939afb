import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type ListDifference, sectorListRoutes } from '#contract/sector-lists.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { differenceWords } from './list-words.ts'
import type { SectorListView } from './list-page.tsx'

const arrow = (before: number | null, after: number | null) => `${before ?? '—'} → ${after ?? '—'}`

/** What differs from the edition before, or from an earlier one. */
export function DifferencesTab({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const published = useAsk(
    sectorListRoutes.listSectorLists,
    { query: { state: 'published', authorityId: list.authorityId, limit: 100 } },
    { enabled: list.previousId !== null },
  )
  const earlier = (published.data?.items ?? []).filter((each) => each.edition !== null && each.edition < (list.edition ?? Infinity))
  const from = chosen ?? list.previousId
  const query = from === null ? {} : { from }
  const columns = useDifferenceColumns()
  return (
    <>
      {from === null && <p>{w({ zh: '这是第一版，全部条目都是新增。', en: 'The first edition: every entry is new.' })}</p>}
      <KeysetTable
        caption={w({ zh: '版本差异', en: 'Differences' })}
        route={sectorListRoutes.listDifferences}
        input={{ params: { id: list.id }, query }}
        columns={columns}
        rowKey={(row) => row.assetId}
        tools={
          from !== null && (
            <>
              <Select
                aria-label={w({ zh: '相比的版本', en: 'Compared with' })}
                className="list-pick"
                value={earlier.some((each) => each.id === from) ? from : null}
                placeholder={w({ zh: '与上一版相比', en: 'Compared with the edition before' })}
                loading={published.isFetching}
                options={earlier.map((each) => ({
                  value: each.id,
                  label: w({
                    zh: `与第 ${each.edition} 版相比（${each.year}）`,
                    en: `Compared with edition ${each.edition} (${each.year})`,
                  }),
                }))}
                onChange={setChosen}
              />
              <Link to="/lists/$id" params={{ id: from }}>
                {w({ zh: '打开该版', en: 'Open that edition' })}
              </Link>
            </>
          )
        }
        excel={{ path: exportRoutes.differencesExcel.path.replace(':id', list.id), query }}
        empty={
          <Nothing>
            {w(
              from === null
                ? { zh: '清单里还没有（您能看到的）资产。', en: 'There is no asset on the list that you may see.' }
                : { zh: '与该版没有差异。', en: 'Nothing differs.' },
            )}
          </Nothing>
        }
      />
    </>
  )
}

function useDifferenceColumns(): Columns<ListDifference> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '差异', en: 'Difference' }),
        key: 'what',
        width: 90,
        render: (_, row) => <Status tone={differenceWords[row.what].tone}>{w(differenceWords[row.what].words)}</Status>,
      },
      {
        title: w({ zh: '名称', en: 'Name' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }}>
              {row.name}
            </Link>
            <small>{row.holderName}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '得分', en: 'Score' }),
        key: 'score',
        width: 120,
        className: 'number',
        render: (_, row) => arrow(row.before, row.after),
      },
      {
        title: w({ zh: '级别', en: 'Grade' }),
        key: 'grade',
        width: 120,
        className: 'number',
        render: (_, row) => arrow(row.gradeBefore, row.gradeAfter),
      },
    ],
    [w],
  )
}
