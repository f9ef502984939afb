import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { FieldProblem } from '#contract/forms.ts'
import { useWords } from '../ui/language.tsx'
import type { FindingDesk } from './finding-desk.ts'

/** The two ways a finding is decided: the card is confirmed and gets its code, or it is set aside with a reason. */
export function Decide({ desk, open, onIncomplete }: { desk: FindingDesk; open: readonly FieldProblem[]; onIncomplete: () => void }) {
  const { w } = useWords()
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    if (open.length > 0) return onIncomplete()
    setBusy(true)
    if (!(await desk.confirm())) setBusy(false)
  }
  return (
    <div className="decide">
      <Button type="primary" loading={isBusy} onClick={() => void confirm()}>{w({ zh: '确认建卡', en: 'Confirm the card' })}</Button>
      <SetAsideButton desk={desk} />
      {open.length > 0 && <span className="quiet">{w({ zh: `填完 ${open.length} 处后可以确认`, en: `${open.length} to fill in before it can be confirmed` })}</span>}
    </div>
  )
}

/** Asks for the reason and sets the finding aside. */
export function SetAsideButton({ desk }: { desk: FindingDesk }) {
  const { w } = useWords()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{w({ zh: '不纳入…', en: 'Set aside…' })}</Button>
      {isAsking && <SetAside onClose={() => setAsking(false)} onDone={desk.setAside} />}
    </>
  )
}

function SetAside({ onClose, onDone }: { onClose: () => void; onDone: (reason: string) => Promise<boolean> }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isShort = [...reason.trim()].length < 2
  const send = async () => {
    setBusy(true)
    await onDone(reason.trim())
    onClose()
  }
  return (
    <Modal open title={w({ zh: '不纳入盘点结果', en: 'Set this finding aside' })} onCancel={onClose} onOk={() => void send()} okText={w({ zh: '不纳入', en: 'Set aside' })} cancelText={w({ zh: '取消', en: 'Cancel' })} okButtonProps={{ disabled: isShort, loading: isBusy }}>
      <label htmlFor="set-aside-reason">{w({ zh: '理由（会留在盘点记录里）', en: 'Reason (kept with the round)' })}</label>
      <Input.TextArea id="set-aside-reason" autoFocus rows={3} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} placeholder={w({ zh: '如：系统临时表，不反映本单位履职形成的数据', en: 'Such as: a temporary table of the system' })} />
    </Modal>
  )
}
