import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldsOf } from '#contract/forms.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { forms } from '#law/forms.ts'
import { roundStates } from '../ui/asset-words.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { type Answer, useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { count, sizeOf, totalOf } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { WhyNot } from '../ui/why-not.tsx'
import { CountSection } from './count-section.tsx'
import { FindingList } from './finding-list.tsx'
import { SourceAdding } from './source-adding.tsx'
import { isPast, SourceList } from './source-list.tsx'
import { VanishedTables } from './vanished-tables.tsx'
import './inventory.css'

type Round = Answer<typeof inventoryRoutes.readRound>

/** One round: its plan and case, its sources as they are scanned, what was found. It can be left and returned to. */
export function RoundPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/inventory/$id' })
  const search = useSearch({ from: '/frame/inventory/$id' })
  const navigate = useNavigate()
  const [isGoing, setGoing] = useState(false)
  const [again, setAgain] = useState<string | null>(null)
  // Changes are announced; while something is being scanned the page also looks by itself, so that bytes and speed move.
  const round = useAsk(inventoryRoutes.readRound, { params: { id } }, isGoing ? { every: 1000 } : {})
  const isScanning = round.data?.sourceList.some((s) => s.state === 'waiting' || s.state === 'scanning') ?? false
  if (isScanning !== isGoing) setGoing(isScanning)
  const connectAgain = (sourceId: string) => {
    setAgain(sourceId)
    void navigate({ to: '/inventory/$id', params: { id }, search: { ...search, add: 'connection' }, hash: 'sources' })
  }
  return (
    <Page
      title={round.data?.title || { zh: '盘点', en: 'Inventory round' }}
      note={round.data && <RoundNote round={round.data} />}
      aside={round.data && <RoundAside round={round.data} />}
    >
      <Loaded query={round} rows={12}>
        {(data) => (
          <>
            <RoundCounts round={data} isGoing={isScanning} />
            {data.step !== 'planning' && <Plan round={data} />}
            <section className="card" aria-labelledby="sources">
              <h2 id="sources">{w({ zh: '数据源', en: 'Sources' })}</h2>
              {data.mayAdd && <SourceAdding roundId={id} search={search} again={again} />}
              {data.whyNotAdd && <WhyNot denial={data.whyNotAdd} />}
              <SourceList
                roundId={data.id}
                sources={data.sourceList}
                seenAt={round.dataUpdatedAt}
                onConnectAgain={data.mayAdd ? connectAgain : null}
              />
              <VanishedTables tables={data.vanished} />
            </section>
            {data.step !== 'planning' && <CountSection roundId={id} caseId={data.caseId} />}
            <FindingList
              roundId={id}
              search={search}
              isGoing={isScanning}
              mayConfirm={data.mayAdd}
              onSearch={(next) => void navigate({ to: '/inventory/$id', params: { id }, search: next, resetScroll: false })}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function RoundNote({ round }: { round: Round }) {
  const { w } = useWords()
  return (
    <>
      <Link to="/organisations/$id" params={{ id: round.holderId }}>
        {round.holderName}
      </Link>
      <span className="number">{w({ zh: `${round.year} 年度`, en: String(round.year) })}</span>
      <Status tone={roundStates[round.state].tone}>{w(roundStates[round.state].words)}</Status>
      {round.step && (
        <span>
          {w({ zh: '当前环节：', en: 'Step: ' })}
          {w(placeWords({ procedure: 'inventory-round', step: round.step, ending: null }).words)}
        </span>
      )}
      <Bases of={['§3.5', '§3.8']} />
    </>
  )
}

function RoundAside({ round }: { round: Round }) {
  const { w } = useWords()
  return (
    <LinkButton type="primary" href={`/desk/cases/${round.caseId}`}>
      {w({ zh: '打开办件', en: 'Open its case' })}
    </LinkButton>
  )
}

function RoundCounts({ round, isGoing }: { round: Round; isGoing: boolean }) {
  const { w } = useWords()
  const changed = useAsk(
    inventoryRoutes.listFindings,
    { params: { id: round.id }, query: { attention: 'yes', limit: 1 } },
    { enabled: round.findings > 0 && !isGoing },
  )
  const bytes = round.sourceList.reduce((sum, s) => sum + s.bytes, 0)
  const rows = round.sourceList.reduce((sum, s) => sum + s.doneRows, 0)
  const faulty = round.sourceList.filter((s) => s.state === 'faulty' && !isPast(s, round.sourceList)).length
  const figures = [
    [{ zh: '数据源', en: 'Sources' }, count(round.sources)],
    [{ zh: '总量', en: 'Size' }, sizeOf(bytes)],
    [{ zh: '已扫描行', en: 'Rows scanned' }, count(rows)],
    [{ zh: '有问题', en: 'Faulty' }, count(faulty)],
    [{ zh: '发现', en: 'Findings' }, count(round.findings)],
    [{ zh: '已建卡', en: 'Carded' }, count(round.carded)],
    [{ zh: '资产不变', en: 'Kept as they are' }, count(round.kept)],
    [{ zh: '变化需关注', en: 'Changed, to look at' }, changed.data ? totalOf(changed.data) : '—'],
  ] as const
  return (
    <dl className="figures">
      {figures.map(([label, value]) => (
        <div key={label.en}>
          <dt>{w(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Plan({ round }: { round: Round }) {
  const { w } = useWords()
  return (
    <details className="card plan" open={round.sources === 0}>
      <summary>
        <h2>{w({ zh: '盘点方案', en: 'Plan' })}</h2>
      </summary>
      {round.call && (
        <dl className="facts facts-wide">
          <Fact of={{ zh: '布置单位', en: 'Called by' }}>
            <Link to="/inventory/calls/$id" params={{ id: round.call.id }}>
              {round.call.organisationName}
            </Link>
          </Fact>
          <Fact of={fieldsOf(forms['round-call'])['dutiesAsked']!.label}>{round.call.dutiesAsked}</Fact>
        </dl>
      )}
      <AnswersView form="round-plan" answers={round.plan} />
    </details>
  )
}
