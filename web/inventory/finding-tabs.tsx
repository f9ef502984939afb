import { Link, useSearch } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { FindingView } from '#contract/inventory.ts'
import { Changes } from '../findings/changes.tsx'
import { ColumnGrid } from '../findings/column-grid.tsx'
import { LikenessPanel } from '../findings/likeness-panel.tsx'
import { Structure } from '../findings/structure.tsx'
import { count } from '../ui/dates.ts'
import { Faults } from '../ui/faults.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import type { FindingDesk } from './finding-desk.ts'
import { DatasetLink } from './dataset-link.tsx'
import { RulesEditor } from './rules-editor.tsx'
import type { FindingTab } from './routes.tsx'

const QualityReport = lazy(async () => ({ default: (await import('../findings/quality-report.tsx')).QualityReport }))

/** The parts of a finding: its columns, quality, rules, structure, what changed, and what is like it. */
export function FindingTabs({ view, desk, aside }: { view: FindingView; desk: FindingDesk; aside: ReactNode }) {
  const { w } = useWords()
  const { tab = 'columns', rule } = useSearch({ from: '/frame/inventory/findings/$id' })
  const { finding } = view
  const attention = view.changes.filter((each) => each.attention).length
  const tabs: { key: FindingTab; title: string; note?: string | undefined }[] = [
    { key: 'columns', title: w({ zh: '字段', en: 'Columns' }), note: count(finding.columns.length) },
    {
      key: 'quality',
      title: w({ zh: '质量', en: 'Quality' }),
      note: finding.quality ? (finding.quality.score * 100).toFixed(0) : undefined,
    },
    { key: 'rules', title: w({ zh: '规则', en: 'Rules' }), note: view.rules.length > 0 ? count(view.rules.length) : undefined },
    {
      key: 'structure',
      title: w({ zh: '结构与来源', en: 'Structure' }),
      note: finding.faults.length > 0 ? w({ zh: `${finding.faults.length} 处问题`, en: `${finding.faults.length} faults` }) : undefined,
    },
    {
      key: 'changes',
      title: w({ zh: '与上次比较', en: 'Changes' }),
      note: attention > 0 ? w({ zh: `${attention} 处需关注`, en: `${attention} to look at` }) : undefined,
    },
    { key: 'likeness', title: w({ zh: '重复或派生', en: 'Likeness' }) },
  ]
  return (
    <>
      <div className="finding-tabs">
        <nav aria-label={w({ zh: '扫描结果各部分', en: 'Parts of the finding' })}>
          {tabs.map((each) => (
            <Link
              key={each.key}
              to="/inventory/findings/$id"
              params={{ id: view.id }}
              search={each.key === 'columns' ? {} : { tab: each.key }}
              resetScroll={false}
              className={each.key === tab ? 'tab tab-here' : 'tab'}
              {...(each.key === tab ? { 'aria-current': 'page' as const } : {})}
            >
              {each.title}
              {each.note !== undefined && <span className="finding-tab-note number">{each.note}</span>}
            </Link>
          ))}
        </nav>
        {aside}
      </div>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
        <Part tab={tab} rule={rule} view={view} desk={desk} />
      </Suspense>
    </>
  )
}

function Part({ tab, rule, view, desk }: { tab: FindingTab; rule: string | undefined; view: FindingView; desk: FindingDesk }) {
  switch (tab) {
    case 'columns':
      return <Columns view={view} desk={desk} />
    case 'quality':
      return <QualityReport finding={view.finding} findingId={view.id} />
    case 'rules':
      return <RulesEditor key={rule} view={view} desk={desk} column={rule} />
    case 'structure':
      return (
        <Structure
          finding={view.finding}
          linkTo={(dataset) => <DatasetLink roundId={view.roundId} sourceId={view.sourceId} dataset={dataset} />}
        />
      )
    case 'changes':
      return <Changes view={view} />
    case 'likeness':
      return <LikenessPanel findingId={view.id} />
  }
}

function Columns({ view, desk }: { view: FindingView; desk: FindingDesk }) {
  const { w } = useWords()
  const [changed] = useState(() => view.changes.flatMap((each) => (each.column !== null && each.what !== 'unchanged' ? [each.column] : [])))
  const { finding } = view
  return (
    <>
      {finding.faults.length > 0 && (
        <section className="card" aria-labelledby="faults">
          <h2 id="faults">{w({ zh: '结构问题', en: 'Structure faults' })}</h2>
          <Faults faults={finding.faults} />
        </section>
      )}
      {finding.columns.length > 0 ? (
        <ColumnGrid
          placeKey={view.id}
          finding={finding}
          rules={view.rules}
          changed={changed}
          mayEdit={view.mayEdit && view.state === 'proposed'}
          onCorrect={desk.correct}
          {...(view.mayEdit
            ? {
                ruleLink: (column: string) => (
                  <Link to="/inventory/findings/$id" params={{ id: view.id }} search={{ tab: 'rules', rule: column }} resetScroll={false}>
                    {w({ zh: '为这个字段设规则', en: 'Set a rule for this column' })}
                  </Link>
                ),
              }
            : {})}
        />
      ) : (
        <div className="card">
          <Nothing>{w({ zh: '没有读到任何字段；原因见上面的结构问题。', en: 'No column could be read; the faults say why.' })}</Nothing>
        </div>
      )}
    </>
  )
}
