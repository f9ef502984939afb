import { Table } from 'antd'
import { useMemo } from 'react'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import { BarList } from '../ui/bar-list.tsx'
import { Distinct, PhysicalType, Samples, SemanticChip, ShareBar, ValueRange } from '../ui/column-cells.tsx'
import { count, sizeOf } from '../ui/dates.ts'
import { Faults } from '../ui/faults.tsx'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import type { Columns } from '../ui/table.tsx'
import { Digest } from './card-tab.tsx'
import { filledShare, gradeBars, meaningBars, nullBars } from './column-counts.ts'

/** What the scan saw of the data: distributions over the columns, faults, and every column. */
export function FieldsTab({ finding }: { finding: Finding | null }) {
  const { w } = useWords()
  const columns = useFieldColumns()
  if (!finding) return <div className="card"><Nothing>{w({ zh: '该资产没有扫描结果，或您无权查看。', en: 'There is no finding of this asset, or you may not see it.' })}</Nothing></div>
  const charts = [
    { title: { zh: '按级别', en: 'By grade' }, bars: gradeBars(finding.columns, w) },
    { title: { zh: '按含义', en: 'By meaning' }, bars: meaningBars(finding.columns, w) },
    { title: { zh: '按空值', en: 'By nulls' }, bars: nullBars(finding.columns, w) },
  ]
  return (
    <>
      <section className="card" aria-labelledby="quality">
        <h2 id="quality">{w({ zh: '数据概况', en: 'The data at a glance' })}</h2>
        <FindingFacts finding={finding} />
        <div className="charts">{charts.map(chart => <div key={chart.title.en}><h3 className="small-head">{w(chart.title)}{w({ zh: '（字段数）', en: ' (columns)' })}</h3><BarList bars={chart.bars} label={w(chart.title)} /></div>)}</div>
      </section>
      {finding.faults.length > 0 && <section className="card" aria-labelledby="faults"><h2 id="faults">{w({ zh: '结构问题', en: 'Structure faults' })}</h2><Faults faults={finding.faults} /></section>}
      <div className="list field-list" tabIndex={0} role="group" aria-label={w({ zh: '字段', en: 'Columns' })}><Table<ColumnFinding> aria-label={w({ zh: '字段', en: 'Columns' })} size="small" columns={columns} dataSource={finding.columns} rowKey={row => row.name} pagination={finding.columns.length > 100 ? { pageSize: 100, showSizeChanger: false } : false} /></div>
    </>
  )
}

function FindingFacts({ finding }: { finding: Finding }) {
  const { w } = useWords()
  const filled = filledShare(finding.columns)
  return (
    <p className="asset-version">
      <span className="number">{w({ zh: `${count(finding.rows)} 行 · ${count(finding.columns.length)} 个字段 · ${sizeOf(finding.bytes)}`, en: `${count(finding.rows)} rows · ${count(finding.columns.length)} columns · ${sizeOf(finding.bytes)}` })}</span>
      <span>{[finding.format.toUpperCase(), finding.encoding?.toUpperCase()].filter(Boolean).join(' · ')}</span>
      {finding.from && finding.to && <span className="number">{finding.from.slice(0, 10)} – {finding.to.slice(0, 10)}</span>}
      {filled !== null && <span>{w({ zh: '填充率', en: 'Filled' })} <ShareBar share={filled} label={w({ zh: '填充率', en: 'Filled' })} /></span>}
      <Digest name="SHA-256" value={finding.digest.sha256} />
    </p>
  )
}

function useFieldColumns(): Columns<ColumnFinding> {
  const { w } = useWords()
  return useMemo(() => [
    { title: w({ zh: '字段', en: 'Column' }), key: 'name', render: (_, row) => <span className="field-name">{row.name}</span> },
    { title: w({ zh: '类型', en: 'Type' }), key: 'physical', width: 80, render: (_, row) => <PhysicalType column={row} /> },
    { title: w({ zh: '含义', en: 'Meaning' }), key: 'semantic', width: 120, render: (_, row) => <SemanticChip column={row} /> },
    { title: w({ zh: '把握', en: 'Confidence' }), key: 'confidence', width: 110, render: (_, row) => <ShareBar share={row.confidence} label={w({ zh: '把握', en: 'Confidence' })} /> },
    { title: w({ zh: '空值', en: 'Nulls' }), key: 'nulls', width: 110, render: (_, row) => <ShareBar share={row.nullRatio} label={w({ zh: '空值', en: 'Nulls' })} tone="care" /> },
    { title: w({ zh: '不同值', en: 'Distinct' }), key: 'distinct', width: 100, align: 'right', render: (_, row) => <Distinct column={row} /> },
    { title: w({ zh: '取值范围', en: 'Range' }), key: 'range', width: 170, render: (_, row) => <ValueRange column={row} /> },
    { title: w({ zh: '样例', en: 'Samples' }), key: 'samples', render: (_, row) => <Samples column={row} /> },
    { title: w({ zh: '级别', en: 'Grade' }), key: 'grade', width: 90, render: (_, row) => <span title={w(row.gradeReason)}><Grade grade={row.grade} /></span> },
  ], [w])
}
