import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { AssetView } from '#contract/inventory.ts'
import type { Finding } from '#contract/findings.ts'
import { several } from '#law/words.ts'
import { ColumnGrid } from '../findings/column-grid.tsx'
import { formatWords } from '../findings/finding-words.ts'
import { LikenessPanel } from '../findings/likeness-panel.tsx'
import { Structure } from '../findings/structure.tsx'
import { UnopenedNote } from '../findings/unopened-note.tsx'
import { BarList } from '../ui/bar-list.tsx'
import { ShareBar } from '../ui/column-cells.tsx'
import { count, sizeOf } from '../ui/dates.ts'
import { HiddenNote } from '../ui/hidden-note.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Digest } from './card-tab.tsx'
import { filledShare, gradeBars, meaningBars, nullBars } from './column-counts.ts'

const QualityReport = lazy(async () => ({ default: (await import('../findings/quality-report.tsx')).QualityReport }))

/** What the scan saw of an asset's data: quality, distributions over the columns, structure, every column, and what is like it. */
export function FieldsTab({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const { finding } = asset
  if (!finding)
    return (
      <div className="card">
        <Nothing>
          {w({ zh: '该资产没有扫描结果，或您无权查看。', en: 'There is no finding of this asset, or you may not see it.' })}
        </Nothing>
      </div>
    )
  return (
    <>
      {asset.hidden.includes('values') && <HiddenNote labels={['values']} />}
      {asset.unopened && <UnopenedNote why={asset.unopened} />}
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <QualityReport finding={finding} findingId={asset.findingId ?? undefined} />
      </Suspense>
      <Glance finding={finding} findingId={asset.findingId} />
      <Structure finding={finding} />
      <h2 className="list-head">{w({ zh: '字段', en: 'Columns' })}</h2>
      <ColumnGrid placeKey={asset.id} finding={finding} mayEdit={false} />
      {asset.findingId && (
        <div className="fields-likeness">
          <LikenessPanel findingId={asset.findingId} isQuiet />
        </div>
      )}
    </>
  )
}

function Glance({ finding, findingId }: { finding: Finding; findingId: string | null }) {
  const { w } = useWords()
  const charts = [
    { title: { zh: '按级别', en: 'By grade' }, bars: gradeBars(finding.columns, w) },
    { title: { zh: '按含义', en: 'By meaning' }, bars: meaningBars(finding.columns, w) },
    { title: { zh: '按空值', en: 'By nulls' }, bars: nullBars(finding.columns, w) },
  ]
  return (
    <section className="card" aria-labelledby="glance">
      <h2 id="glance">{w({ zh: '数据概况', en: 'The data at a glance' })}</h2>
      <FindingFacts finding={finding} findingId={findingId} />
      <div className="charts">
        {charts.map((chart) => (
          <div key={chart.title.en}>
            <h3 className="small-head">
              {w(chart.title)}
              {w({ zh: '（字段数）', en: ' (columns)' })}
            </h3>
            <BarList bars={chart.bars} label={w(chart.title)} />
          </div>
        ))}
      </div>
    </section>
  )
}

function FindingFacts({ finding, findingId }: { finding: Finding; findingId: string | null }) {
  const { w } = useWords()
  const filled = filledShare(finding.columns)
  return (
    <p className="asset-version">
      <span className="number">
        {w({
          zh: `${count(finding.rows)} 行 · ${count(finding.columns.length)} 个字段 · ${sizeOf(finding.bytes)}`,
          en: `${several(finding.rows, 'row')} · ${several(finding.columns.length, 'column')} · ${sizeOf(finding.bytes)}`,
        })}
      </span>
      <span>{[formatWords[finding.format], finding.encoding?.toUpperCase()].filter(Boolean).join(' · ')}</span>
      {filled !== null && (
        <span>
          {w({ zh: '填充率', en: 'Filled' })} <ShareBar share={filled} label={w({ zh: '填充率', en: 'Filled' })} />
        </span>
      )}
      <Digest name="SHA-256" value={finding.digest.sha256} />
      {findingId && (
        <Link to="/inventory/findings/$id" params={{ id: findingId }}>
          {w({ zh: '打开扫描结果', en: 'Open the finding' })}
        </Link>
      )}
    </p>
  )
}
