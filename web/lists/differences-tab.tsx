import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ListDifference, sectorListRoutes } from '#contract/sector-lists.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { differenceWords } from './list-words.ts'
import type { SectorListView } from './list-page.tsx'

const arrow = (before: number | null, after: number | null) => `${before ?? '—'} → ${after ?? '—'}`

/** What differs from the edition before. */
export function DifferencesTab({ list }: { list: SectorListView }) {
  const { w } = useWords()
  const columns = useMemo((): Columns<ListDifference> => [
    { title: w({ zh: '差异', en: 'Difference' }), key: 'what', width: 90, render: (_, row) => <Status tone={differenceWords[row.what].tone}>{w(differenceWords[row.what].words)}</Status> },
    { title: w({ zh: '名称', en: 'Name' }), key: 'name', render: (_, row) => <span className="asset-cell"><Link to="/assets/$id" params={{ id: row.assetId }}>{row.name}</Link><small>{row.holderName}</small></span> },
    { title: w({ zh: '得分', en: 'Score' }), key: 'score', width: 120, className: 'number', render: (_, row) => arrow(row.before, row.after) },
    { title: w({ zh: '级别', en: 'Grade' }), key: 'grade', width: 120, className: 'number', render: (_, row) => arrow(row.gradeBefore, row.gradeAfter) },
  ], [w])
  return (
    <>
      <p>{list.previousId ? <Link to="/lists/$id" params={{ id: list.previousId }}>{w({ zh: '与上一版相比', en: 'Compared with the edition before' })}</Link> : w({ zh: '这是第一版，全部条目都是新增。', en: 'The first edition: every entry is new.' })}</p>
      <KeysetTable caption={w({ zh: '版本差异', en: 'Differences' })} route={sectorListRoutes.listDifferences} input={{ params: { id: list.id }, query: {} }} columns={columns} rowKey={row => row.assetId} empty={<Nothing>{w({ zh: '与上一版没有差异。', en: 'Nothing differs.' })}</Nothing>} />
    </>
  )
}
