import { useState } from 'react'
import { Checkbox } from 'antd'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { Distinct, PhysicalType, SemanticChip, ValueRange } from '../ui/column-cells.tsx'
import { count } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { differs, pairColumns } from './pair-columns.ts'

const MOST = 200

/** Two scans of a dataset, column by column beside each other; unchanged columns on demand. */
export function SideBySide({ before, after, changes }: { before: Finding; after: Finding; changes: readonly FindingChange[] }) {
  const { w } = useWords()
  const [isAll, setAll] = useState(false)
  const pairs = pairColumns(before, after, changes)
  const shown = isAll ? pairs : pairs.filter(differs)
  return (
    <>
      <Checkbox checked={isAll} onChange={(event) => setAll(event.target.checked)}>
        {w({ zh: `连同没有变化的字段（${count(pairs.length)}）`, en: `Unchanged columns too (${count(pairs.length)})` })}
      </Checkbox>
      <div className="scroll" tabIndex={0} role="group" aria-label={w({ zh: '逐字段比对', en: 'Columns side by side' })}>
        <table className="plain-table changes-table">
          <thead>
            <tr>
              <th scope="col">{w({ zh: '字段', en: 'Column' })}</th>
              <th scope="col">{w({ zh: `上次（${count(before.rows)} 行）`, en: `Before (${several(before.rows, 'row')})` })}</th>
              <th scope="col">{w({ zh: `这次（${count(after.rows)} 行）`, en: `Now (${several(after.rows, 'row')})` })}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, MOST).map((pair) => (
              <tr key={pair.name} className={differs(pair) ? 'changes-attention' : ''}>
                <th scope="row">{pair.name}</th>
                <Side column={pair.before} />
                <Side column={pair.after} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className="quiet">{w({ zh: '各字段都和上次一样。', en: 'Every column is as it was.' })}</p>}
      {shown.length > MOST && <p className="quiet">{w({ zh: `只列出前 ${MOST} 个。`, en: `The first ${MOST} are listed.` })}</p>}
    </>
  )
}

function Side({ column }: { column: ColumnFinding | null }) {
  const { w } = useWords()
  if (!column) return <td className="quiet">{w({ zh: '没有', en: 'Not there' })}</td>
  return (
    <td>
      <span className="row">
        <PhysicalType column={column} />
        <SemanticChip column={column} />
        <Grade grade={column.grade} isShort />
      </span>
      <small className="quiet">
        {w({
          zh: `空值 ${(column.nullRatio * 100).toFixed(1)}% · 不同值 `,
          en: `nulls ${(column.nullRatio * 100).toFixed(1)}% · distinct `,
        })}
        <Distinct column={column} /> · <ValueRange column={column} />
      </small>
    </td>
  )
}
