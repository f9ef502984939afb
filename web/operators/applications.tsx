import { Button, Input } from 'antd'
import { useState } from 'react'
import { type CallView, type OperatorApplication, operatorRoutes } from '#contract/operators.ts'
import type { Given } from '../ui/answer-text.tsx'
import { AnswersView } from '../ui/answers-view.tsx'
import { ask, refresh } from '../ui/api.ts'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { keptApplication } from './apply.tsx'
import { ScoreForm } from './score-form.tsx'

/** The applications the reader may see, with what may be done to each. */
export function Applications({ call }: { call: CallView }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="applications">
      <h2 id="applications">{w({ zh: '申请', en: 'Applications' })}</h2>
      {call.applications.map((each) => (
        <Application key={each.id} call={call} application={each} />
      ))}
    </section>
  )
}

function Application({ call, application }: { call: CallView; application: OperatorApplication }) {
  const { w, list } = useWords()
  const { isQualified, rank, average, scores } = application
  const mine = useSession()?.post?.organisationId === application.operatorId
  return (
    <article className="application" aria-label={application.operatorName}>
      <h3>
        {application.operatorName}
        <small className="quiet">
          {application.appliedName} <span className="number">{dayOf(application.appliedAt)}</span>
        </small>
        {isQualified !== null && (
          <Status tone={isQualified ? 'done' : 'bad'}>
            {w(isQualified ? { zh: '资格合格', en: 'Qualified' } : { zh: '资格不合格', en: 'Not qualified' })}
          </Status>
        )}
        {rank !== null && (
          <span className="number">{w({ zh: `第${rank}名，${average?.toFixed(2)}分`, en: `No. ${rank}, ${average?.toFixed(2)}` })}</span>
        )}
      </h3>
      {application.qualifiedWhy && <p className="quiet">{application.qualifiedWhy}</p>}
      <details>
        <summary>{w({ zh: '申请内容', en: 'What it says' })}</summary>
        <AnswersView form="operator-application" answers={application.answers} />
      </details>
      {scores.map((score) => (
        <p key={score.officerName}>
          <strong>{score.officerName}</strong> <span className="number">{score.total}</span>{' '}
          {list(score.scores.map(({ name, points }) => `${name} ${points}`))}
          {score.comment && ` — ${score.comment}`}
        </p>
      ))}
      {call.mayJudge && <Judge application={application} />}
      {call.mayScore && isQualified === true && <ScoreForm call={call} application={application} />}
      {mine && call.state === 'applications' && <Withdraw callId={call.id} application={application} />}
    </article>
  )
}

function Judge({ application }: { application: OperatorApplication }) {
  const { w } = useWords()
  const [why, setWhy] = useState(application.qualifiedWhy)
  const { isBusy, error, send } = useSending()
  const judge = (isQualified: boolean) =>
    send(async () => {
      await ask(operatorRoutes.judgeApplication, { params: { id: application.id }, body: { isQualified, why: why.trim() } })
      await refresh('/api/operator-calls')
    })
  const label = w({ zh: '审查意见', en: 'Opinion' })
  return (
    <div className="score-form">
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        value={why}
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(event) => setWhy(event.target.value)}
      />
      <span className="row">
        <Button type="primary" loading={isBusy} disabled={why.trim().length < 2} onClick={() => void judge(true)}>
          {w({ zh: '合格', en: 'Qualifies' })}
        </Button>
        <Button loading={isBusy} disabled={why.trim().length < 2} onClick={() => void judge(false)}>
          {w({ zh: '不合格', en: 'Does not' })}
        </Button>
      </span>
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}

/** Takes the application back; what it said stands in the form again, to be changed and sent anew. */
function Withdraw({ callId, application }: { callId: string; application: OperatorApplication }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const withdraw = () =>
    send(async () => {
      await ask(operatorRoutes.withdrawApplication, { params: { id: application.id } })
      keptApplication(callId).write(application.answers as Given)
      await refresh('/api/operator-calls')
    })
  return (
    <>
      <Button loading={isBusy} onClick={() => void withdraw()}>
        {w({ zh: '撤回报名', en: 'Withdraw' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
