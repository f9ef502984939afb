import { App, Button, Drawer, Input, Radio } from 'antd'
import { useState } from 'react'
import { gradingRoutes } from '#contract/grading.ts'
import { askedTriggers, regradingTriggers } from '#law/grading/triggers.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Asks that an asset be graded again: because of an incident, or for another reason. */
export function AskRegrading({ assetId, onClose }: { assetId: string; onClose: () => void }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const [trigger, setTrigger] = useState<(typeof askedTriggers)[number]>('request')
  const [reason, setReason] = useState('')
  const { isBusy, error, send: sendOnce } = useSending()
  const send = async () => {
    await sendOnce(async () => {
      await ask(gradingRoutes.askRegrading, { params: { id: assetId }, body: { trigger, reason } })
      void message.success(w({ zh: '已生成重新分级任务', en: 'A task was made' }))
      await refresh('/api/assets', '/api/regradings', '/api/desk')
      onClose()
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size={460}
      title={
        <>
          {w({ zh: '提请重新分级', en: 'Ask to grade again' })} <Basis of="choice:regrading" />
        </>
      }
      footer={
        <Button type="primary" loading={isBusy} disabled={[...reason.trim()].length < 5} onClick={() => void send()}>
          {w({ zh: '提请', en: 'Ask' })}
        </Button>
      }
    >
      <p>
        {w({
          zh: '持有单位会得到一项有期限的任务；决定仍由持有单位作出、另一人核定。',
          en: 'The holder gets a task with a due day; the holder decides and a second person approves.',
        })}
      </p>
      <Radio.Group
        aria-label={w({ zh: '事由', en: 'Because of' })}
        value={trigger}
        onChange={(event) => setTrigger(event.target.value as typeof trigger)}
        options={askedTriggers.map((value) => ({ value, label: w(regradingTriggers[value]) }))}
      />
      <label className="reason">
        {w({ zh: '说明（5字以上）', en: 'What happened (5 characters or more)' })}
        <Input.TextArea
          value={reason}
          maxLength={500}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {error !== null && <ProblemNote error={error} />}
    </Drawer>
  )
}
