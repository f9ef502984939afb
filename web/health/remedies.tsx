import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { healthRoutes } from '#contract/health.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Sets the clock of a case anew, with a reason that stands in its record. */
export function SetClock({ caseId, number }: { caseId: string; number: string }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const set = () =>
    send(async (keyed) => {
      await ask(healthRoutes.setClock, { params: { id: caseId }, body: keyed({ reason: reason.trim() }) })
      void message.success(w({ zh: `${number} 的时限已重设`, en: `The clock of ${number} was set anew` }))
      setOpen(false)
      await refresh('/api/case-health', '/api/cases', '/api/inbox')
    })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {w({ zh: '重设时限', en: 'Set the clock anew' })}
      </Button>
      <Modal
        open={isOpen}
        title={
          <>
            {w({ zh: `重设 ${number} 的时限`, en: `Set the clock of ${number} anew` })} <Basis of="choice:stuck-cases" />
          </>
        }
        onCancel={() => setOpen(false)}
        okText={w({ zh: '重设', en: 'Set' })}
        cancelText={w({ zh: '取消', en: 'Cancel' })}
        confirmLoading={isBusy}
        okButtonProps={{ disabled: reason.trim().length < 5 }}
        onOk={() => void set()}
      >
        <p>
          {w({
            zh: '期限、责任人和定时按规程重新写入；不代替任何人办理，理由记入全程记录。',
            en: 'Due day, owner and timer are written again from the procedure; nobody’s decision is taken, and the reason stands in the record.',
          })}
        </p>
        <label>
          {w({ zh: '理由（至少5个字）', en: 'Reason (five characters at least)' })}
          <Input.TextArea
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(e) => setReason(e.target.value)}
          />
        </label>
        {error !== null && <ProblemNote error={error} />}
      </Modal>
    </>
  )
}

/** Lets a failed job run again. */
export function RunAgain({ jobId, queue }: { jobId: string; queue: string }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const run = () =>
    send(async () => {
      await ask(healthRoutes.runJobAgain, { params: { id: jobId } })
      await refresh('/api/case-health')
    })
  return (
    <>
      <Button size="small" loading={isBusy} aria-label={w({ zh: `再运行 ${queue}`, en: `Run ${queue} again` })} onClick={() => void run()}>
        {w({ zh: '再运行', en: 'Run again' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
