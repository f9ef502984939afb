import { Button, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { type CallView, type OperatorApplication, operatorRoutes } from '#contract/operators.ts'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Scores one application as an expert: nobody else reads it before all scores are in. */
export function ScoreForm({ call, application }: { call: CallView; application: OperatorApplication }) {
  const { w } = useWords()
  const scope = useId()
  const given = application.scores[0]
  const [points, setPoints] = useState<{ readonly [name: string]: number | null }>(
    Object.fromEntries(given?.scores.map((each) => [each.name, each.points]) ?? []),
  )
  const [comment, setComment] = useState(given?.comment ?? '')
  const { isBusy, error, send } = useSending()
  const isWhole = call.criteria.every(({ name }) => typeof points[name] === 'number')
  const score = () =>
    send(async () => {
      await ask(operatorRoutes.scoreApplication, {
        params: { id: application.id },
        body: { scores: call.criteria.map(({ name }) => ({ name, points: points[name]! })), comment: comment.trim() },
      })
      await refresh('/api/operator-calls')
    })
  return (
    <div className="score-form">
      <p className="quiet">
        {w({ zh: '全部专家评完之前，只有您自己看得到您的评分。', en: 'Until all are in, nobody but you sees what you give.' })}
      </p>
      {call.criteria.map(({ name, weight, note }, n) => (
        <span key={name} className="score-line">
          <label htmlFor={`${scope}-${n}`}>{name}</label>
          <InputNumber<number>
            id={`${scope}-${n}`}
            min={0}
            max={weight}
            precision={0}
            value={points[name] ?? null}
            onChange={(next) => setPoints((was) => ({ ...was, [name]: next }))}
          />
          <span className="quiet">
            {w({ zh: `满分${weight}`, en: `of ${weight}` })}
            {note && ` · ${note}`}
          </span>
        </span>
      ))}
      <Input.TextArea
        aria-label={w({ zh: '评语', en: 'Comment' })}
        placeholder={w({ zh: '评语', en: 'Comment' })}
        value={comment}
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={(event) => setComment(event.target.value)}
      />
      <span>
        <Button type="primary" loading={isBusy} disabled={!isWhole} onClick={() => void score()}>
          {w(given ? { zh: '修改评分', en: 'Score anew' } : { zh: '评分', en: 'Score' })}
        </Button>
      </span>
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}
