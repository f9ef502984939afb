import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import { Basis } from './basis.tsx'
import { Fact } from './fact.tsx'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem.tsx'
import { useSending } from './sending.ts'

type Answers = Record<string, unknown>
const least = 5

/** Shows covered contacts in full once somebody has written why; the reason goes into the log, where the holder sees it. */
export function ShowContacts({ show }: { show: (reason: string) => Promise<{ answers: Answers }> }) {
  const { w } = useWords()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState<Answers | null>(null)
  const { isBusy, error, send } = useSending()
  const note = useId()
  if (shown) return <Shown answers={shown} />
  if (!isAsking)
    return (
      <p>
        <Button size="small" onClick={() => setAsking(true)}>
          {w({ zh: '查看完整联系信息', en: 'Show contacts in full' })}
        </Button>{' '}
        <Basis of="choice:covered-contacts" />
      </p>
    )
  return (
    <div className="form-state">
      <p id={note}>
        {w({
          zh: '联系信息已遮盖。写明理由后可以查看完整内容；理由记入审计日志，持有单位看得到。',
          en: 'Contacts are covered. Write why you need them in full; the reason goes into the log, where the holder sees it.',
        })}{' '}
        <Basis of="choice:covered-contacts" />
      </p>
      <label>
        {w({ zh: '理由（5字以上）', en: 'Reason (5 characters or more)' })}
        <Input aria-describedby={note} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className="row">
        <Button
          type="primary"
          loading={isBusy}
          disabled={[...reason.trim()].length < least}
          onClick={() => void send(async () => setShown((await show(reason.trim())).answers))}
        >
          {w({ zh: '查看', en: 'Show' })}
        </Button>
        <Button onClick={() => setAsking(false)}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}

function Shown({ answers }: { answers: Answers }) {
  const { w } = useWords()
  if (Object.keys(answers).length === 0)
    return (
      <p className="quiet" role="status">
        {w({ zh: '这里没有填写您可以查看的联系信息。', en: 'There are no contacts here that you may see.' })}
      </p>
    )
  return (
    <dl className="facts" role="status">
      {Object.entries(answers).map(([id, value]) => (
        <Fact key={id} of={labelOf(id)}>
          {String(value)}
        </Fact>
      ))}
    </dl>
  )
}

/** What a field is called in the first form that has it as a contact. */
function labelOf(id: string): Words {
  const field = Object.values(forms)
    .map((form) => fieldsOf(form)[id])
    .find((found) => found?.isPersonal)
  return field?.label ?? { zh: id, en: id }
}
