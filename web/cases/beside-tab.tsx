import { Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { type Form, forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { type Opened, papersOf } from './asset-papers.tsx'
import { AssetSnapshot } from './asset-snapshot.tsx'
import { PaperBeside } from './paper-beside.tsx'

/** What is claimed on the left, a paper on the right: application and card beside opinion, valuation or evidence. */
export function BesideTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const asset = useAsk(inventoryRoutes.readAsset, { params: { id: view.subjectId } }).data
  const papers: Opened[] = [...(asset ? papersOf(asset, w) : []), ...view.papers]
  const [chosen, setChosen] = useState<string | null>(null)
  const paper = papers.find((each) => each.sha256 === chosen) ?? papers[0]
  const application = (procedures[view.procedure]?.application ?? []) as readonly Form[]
  return (
    <div className="beside">
      <div className="beside-left" tabIndex={0} role="region" aria-label={w({ zh: '申请和卡片', en: 'Application and card' })}>
        {application.map((form) => (
          <section key={form} aria-label={w(forms[form].title)}>
            <h2 className="form-title">{w(forms[form].title)}</h2>
            <AnswersView form={form} answers={Object.keys(view.answers).length ? view.answers : view.draft} pins={view.pins} />
          </section>
        ))}
        <AssetSnapshot view={view} />
      </div>
      <div>
        {papers.length === 0 && (
          <Nothing>
            {w({
              zh: '还没有可以对照的材料。意见书、评估报告或申请附件出具后会出现在这里。',
              en: 'No paper to compare with yet; opinion, valuation or attachments appear here once filed.',
            })}
          </Nothing>
        )}
        {papers.length > 0 && (
          <Select
            className="beside-pick"
            aria-label={w({ zh: '对照的材料', en: 'Paper beside' })}
            value={paper?.sha256 ?? null}
            options={papers.map((each) => ({ value: each.sha256, label: each.name }))}
            onChange={setChosen}
          />
        )}
        {paper && <PaperBeside key={paper.sha256} paper={paper} />}
      </div>
    </div>
  )
}
