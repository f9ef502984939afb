import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type CaseView, caseRoutes } from '#contract/cases.ts'
import { useAsk } from '../ui/api.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { Acts } from './acts.tsx'
import { Avoidance } from './avoidance.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseTabs } from './case-tabs.tsx'
import { Checklist } from './checklist.tsx'
import { Corrections } from './corrections.tsx'
import { Delay } from './delay.tsx'
import { DraftProvider } from './draft.tsx'
import { OtherSide } from './other-side.tsx'
import { ProgressCode } from './progress-code.tsx'
import { StepLine } from './step-line.tsx'
import { TicksProvider } from './ticks.tsx'
import { Timeline } from './timeline.tsx'
import './case.css'

/** One case with everything needed to decide; the same page for every procedure. */
export function CasePage() {
  const { id } = useParams({ from: '/frame/cases/$id' })
  const found = useAsk(caseRoutes.readCase, { params: { id } })
  if (found.isError && !found.data)
    return (
      <Page title={{ zh: '打不开这个办件', en: 'This case cannot be opened' }}>
        <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    )
  return (
    <Loaded query={found} rows={12}>
      {(view) => <CaseBody key={view.id} view={view} />}
    </Loaded>
  )
}

function CaseBody({ view }: { view: CaseView }) {
  const [tab, setTab] = useState('content')
  return (
    <DraftProvider view={view}>
      <TicksProvider view={view}>
        <CaseHead view={view} />
        <StepLine view={view} />
        <Corrections view={view} onOpen={setTab} />
        <div className="case">
          <div className="case-left">
            <CaseTabs view={view} open={tab} onOpen={setTab} />
          </div>
          <aside className="case-right">
            <Acts view={view} />
            <OtherSide view={view} />
            <Delay view={view} />
            <Checklist view={view} />
            <Avoidance view={view} />
            <ProgressCode view={view} />
          </aside>
        </div>
        <Timeline view={view} />
      </TicksProvider>
    </DraftProvider>
  )
}
