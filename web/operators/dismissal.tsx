import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { type CallView, operatorRoutes } from '#contract/operators.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'

type Expert = CallView['experts'][number]
const reasonWords = { zh: '解聘理由', en: 'Reason' } as const

/** Asks why an expert is dismissed; they are told. */
function Dismissal({ callId, expert, onClose }: { callId: string; expert: Expert; onClose: () => void }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const dismiss = () =>
    void send(async () => {
      await ask(operatorRoutes.dismissExpert, { params: { id: callId, officer: expert.officerId }, body: { reason: reason.trim() } })
      await refresh('/api/operator-calls', '/api/cases')
      onClose()
    })
  return (
    <Modal
      open
      title={w({ zh: `解聘评审专家${expert.officerName}`, en: `Dismiss the expert ${expert.officerName}` })}
      onCancel={onClose}
      onOk={dismiss}
      okText={w({ zh: '解聘', en: 'Dismiss' })}
      cancelText={w({ zh: '取消', en: 'Cancel' })}
      okButtonProps={{ danger: true, disabled: [...reason.trim()].length < 5, loading: isBusy }}
    >
      <p className="quiet">
        {w({ zh: '已有的评分不再计入。', en: 'What they scored counts no more.' })} <Basis of="choice:selection-scoring" />
      </p>
      <Labelled
        label={reasonWords}
        isRequired
        help={{
          zh: '至少5个字；留存并告知专家本人和所在单位',
          en: '5 characters at least; kept, and told to the expert and their organisation',
        }}
        problem={problemAt(error, 'reason')}
      >
        {(wired) => (
          <Input.TextArea
            {...wired}
            autoFocus
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      {error !== null && <ProblemNote error={error} labelOf={(field) => (field === 'reason' ? reasonWords : undefined)} />}
    </Modal>
  )
}

/** Who was dismissed, why, by whom and when, as lines of the list of experts. */
export function Dismissed({ call }: { call: CallView }) {
  const { w } = useWords()
  return call.dismissed.map((each) => (
    <li key={each.officerId} className="row">
      {each.officerName}
      <Status>{w({ zh: '已解聘', en: 'Dismissed' })}</Status>
      <span>{each.reason}</span>
      <small className="quiet">
        {each.byName} {dayOf(each.at)}
      </small>
    </li>
  ))
}

/** Opens the dismissal of an expert. */
export function DismissButton({ callId, expert }: { callId: string; expert: Expert }) {
  const { w } = useWords()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button
        size="small"
        aria-label={w({ zh: `解聘${expert.officerName}`, en: `Dismiss ${expert.officerName}` })}
        onClick={() => setAsking(true)}
      >
        {w({ zh: '解聘…', en: 'Dismiss…' })}
      </Button>
      {isAsking && <Dismissal callId={callId} expert={expert} onClose={() => setAsking(false)} />}
    </>
  )
}
