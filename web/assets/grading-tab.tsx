import { Button } from 'antd'
import { useState } from 'react'
import { type ClassificationRecord, gradingRoutes, type GradingView } from '#contract/grading.ts'
import type { AssetView } from '#contract/inventory.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { cardOption, optionWords } from '../ui/asset-words.ts'
import { Bases, Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { Grade } from '../ui/grade.tsx'
import { Proposal } from '../ui/grading-proposal.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { AskRegrading } from './ask-regrading.tsx'
import { TaskList } from './task-list.tsx'

const setBy = {
  round: { zh: '盘点建卡', en: 'In the round' },
  unit: { zh: '持有单位', en: 'Holder' },
  authority: { zh: '行业主管部门', en: 'Sector authority' },
} as const

/** Class and grade of an asset: what the rules propose, what was decided, what follows, and what is waiting. */
export function GradingTab({ asset }: { asset: AssetView }) {
  const found = useAsk(gradingRoutes.readGrading, { params: { id: asset.id } })
  return (
    <Loaded query={found} rows={10}>
      {(view) => <Grading asset={asset} view={view} />}
    </Loaded>
  )
}

function Grading({ asset, view }: { asset: AssetView; view: GradingView }) {
  const { w } = useWords()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <div className="row grading-acts">
        {view.openCaseId ? (
          <LinkButton type="primary" href={`/desk/cases/${view.openCaseId}`}>
            {w({ zh: '打开在办的分类分级', en: 'Open the case under way' })}
          </LinkButton>
        ) : (
          view.mayOpen && (
            <LinkButton type="primary" href={`/desk/start/${view.mayOpen}?subject=${asset.id}`}>
              {w(
                view.mayOpen === 'classification'
                  ? { zh: '办理分类分级', en: 'Classify and grade' }
                  : { zh: '行业认定', en: 'Set as sector authority' },
              )}
            </LinkButton>
          )
        )}
        {view.mayAsk && <Button onClick={() => setAsking(true)}>{w({ zh: '提请重新分级', en: 'Ask to grade again' })}</Button>}
        <Bases of={['§3.2', 'choice:classification']} />
      </div>
      <div className="cockpit-pair-even">
        <section className="card" aria-labelledby="proposal">
          <h2 id="proposal">{w({ zh: '规则的提议', en: 'What the rules propose' })}</h2>
          <Proposal proposal={view.proposal} />
        </section>
        <section className="card" aria-labelledby="decision">
          <h2 id="decision">{w({ zh: '现行决定', en: 'The decision in force' })}</h2>
          {view.current ? (
            <Decision record={view.current} />
          ) : (
            <p className="quiet">
              {w({ zh: '还没有决定；随盘点发布形成第一份决定。', en: 'No decision yet; the first is made when the round is published.' })}
            </p>
          )}
        </section>
      </div>
      {view.duties.length > 0 && <Duties view={view} />}
      <TaskList tasks={view.tasks} />
      <History records={view.history} />
      {isAsking && <AskRegrading assetId={asset.id} onClose={() => setAsking(false)} />}
    </>
  )
}

/** One decision in its facts. */
function Decision({ record }: { record: ClassificationRecord }) {
  const { w } = useWords()
  const isLower = record.proposedGrade !== null && record.grade < record.proposedGrade
  return (
    <>
      <p className="row">
        <Grade grade={record.grade} />
        {record.importance !== 'general' && (
          <Status tone={record.importance === 'core' ? 'bad' : 'care'}>{w(cardOption('importance', record.importance))}</Status>
        )}
        {isLower && <Status tone="care">{w({ zh: '低于提议', en: 'Below the proposal' })}</Status>}
      </p>
      <dl className="facts facts-wide">
        <Fact of={{ zh: '分类', en: 'Class' }}>
          {[
            record.category && w(cardOption('category', record.category)),
            record.industry && w(cardOption('industry', record.industry)),
            record.attribute,
          ]
            .filter(Boolean)
            .join(' · ') || '—'}
        </Fact>
        {record.harmObject && (
          <Fact of={{ zh: '危害', en: 'Harm' }}>
            {w(optionWords('classification', 'harmObject', record.harmObject))} ·{' '}
            {w(optionWords('classification', 'harmDegree', record.harmDegree))}
          </Fact>
        )}
        <Fact of={{ zh: '理由', en: 'Reason' }}>{record.reason}</Fact>
        {record.columns.length > 0 && (
          <Fact of={{ zh: '字段更正', en: 'Fields' }}>
            {record.columns
              .map((c) => `${c.column}${w(signs.colon)}${c.before ?? '?'}→${c.after}${w(signs.open)}${c.reason}${w(signs.close)}`)
              .join(w(signs.semicolon))}
          </Fact>
        )}
        {record.reportedTo && <Fact of={{ zh: '报告', en: 'Reported to' }}>{record.reportedTo}</Fact>}
        {record.protection && <Fact of={{ zh: '保护措施', en: 'Protection' }}>{record.protection}</Fact>}
        <Fact of={{ zh: '决定／核定', en: 'Decided / approved' }}>
          {record.decidedName} <small className="number quiet">{minuteOf(record.decidedAt)}</small> ／ {record.approvedName}{' '}
          <small className="number quiet">{minuteOf(record.approvedAt)}</small>
        </Fact>
        <Fact of={{ zh: '版本', en: 'Edition' }} className="number">
          {w({
            zh: `卡片第 ${record.assetVersion} 版，规则 ${record.ruleVersion}`,
            en: `card version ${record.assetVersion}, rules ${record.ruleVersion}`,
          })}
        </Fact>
      </dl>
    </>
  )
}

function Duties({ view }: { view: GradingView }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="duties">
      <h2 id="duties">
        {w(
          view.importance === 'core'
            ? { zh: '核心数据：须这样办', en: 'Core data: what is to be done' }
            : { zh: '重要数据：随之而来的义务', en: 'Important data: what follows' },
        )}
      </h2>
      <ol>
        {view.duties.map((duty) => (
          <li key={duty.id}>
            {w(duty.duty)} <Basis of={duty.basis} />
            <br />
            <small className="quiet">{w(duty.source)}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function History({ records }: { records: readonly ClassificationRecord[] }) {
  const { w } = useWords()
  if (records.length === 0) return null
  return (
    <section className="card" aria-labelledby="grading-history">
      <h2 id="grading-history">{w({ zh: '历次决定', en: 'Every decision' })}</h2>
      <ol className="history">
        {records.map((record) => (
          <li key={record.id}>
            <time className="number" dateTime={record.approvedAt}>
              {minuteOf(record.approvedAt)}
            </time>
            <span>
              <Grade grade={record.grade} isShort /> {w(cardOption('importance', record.importance))} · {w(setBy[record.setBy])}
              {w(signs.colon)}
              {record.reason}
              {record.proposedGrade !== null && (
                <small className="quiet">
                  {' '}
                  {w({ zh: `（提议 ${record.proposedGrade} 级）`, en: ` (proposed: ${record.proposedGrade})` })}
                </small>
              )}
            </span>
            <span>
              <Inside href={`/desk/cases/${record.caseId}`}>
                {record.decidedName}／{record.approvedName}
              </Inside>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
