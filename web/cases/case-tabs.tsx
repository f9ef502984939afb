import { Tabs } from 'antd'
import type { CaseView } from '#contract/cases.ts'
import { similarRoutes } from '#contract/similar.ts'
import { Drawing } from '../ui/drawing.tsx'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import { BesideTab } from './beside-tab.tsx'
import { CompareTab, versionsOf } from './compare-tab.tsx'
import { ContentTab } from './content-tab.tsx'
import { changesRegister, DifferenceTab } from './difference-tab.tsx'
import { LinkedTab } from './linked-tab.tsx'
import { PapersTab } from './papers-tab.tsx'
import { SimilarTab } from './similar-tab.tsx'
import { doneSteps } from './stations.ts'

const reviewers: readonly string[] = similarRoutes.findSimilar.access

/** What the case is about, in tabs: content, papers, both versions after a correction, the drawing, linked cases. */
export function CaseTabs({ view, open, onOpen }: { view: CaseView; open: string; onOpen: (tab: string) => void }) {
  const { w } = useWords()
  const reviews = view.subjectKind === 'asset' && reviewers.includes(useSession()?.post?.role ?? '')
  const links = view.sideCases.length + (view.parent ? 1 : 0)
  return (
    <div className="card case-tabs">
      <Tabs
        activeKey={open}
        onChange={onOpen}
        items={[
          { key: 'content', label: w({ zh: '内容', en: 'Content' }), children: <ContentTab view={view} /> },
          ...(changesRegister(view)
            ? [{ key: 'difference', label: w({ zh: '变动对照', en: 'Before and after' }), children: <DifferenceTab view={view} /> }]
            : []),
          {
            key: 'papers',
            label: `${w({ zh: '材料', en: 'Papers' })} ${view.papers.length || ''}`.trim(),
            children: <PapersTab view={view} />,
          },
          ...(reviews
            ? [
                { key: 'beside', label: w({ zh: '材料与卡片', en: 'Papers and card' }), children: <BesideTab view={view} /> },
                { key: 'similar', label: w({ zh: '相似登记', en: 'Similar' }), children: <SimilarTab view={view} /> },
              ]
            : []),
          ...(versionsOf(view).length > 1
            ? [{ key: 'compare', label: w({ zh: '版本比对', en: 'Versions' }), children: <CompareTab view={view} /> }]
            : []),
          {
            key: 'drawing',
            label: w({ zh: '流程图', en: 'Drawing' }),
            children: <Drawing procedure={view.procedure} current={view.step ?? view.ending} done={doneSteps(view)} />,
          },
          { key: 'linked', label: `${w({ zh: '关联', en: 'Linked' })} ${links || ''}`.trim(), children: <LinkedTab view={view} /> },
        ]}
      />
    </div>
  )
}
