import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Words } from '#law/words.ts'
import { refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'

/** Something to be done to an account or a request: what it is called, whether it needs a reason or a new password, and how it is sent. */
export type AccountAct = {
  readonly title: Words
  readonly note?: Words
  /** The rule the note comes from. */
  readonly basis?: string
  readonly reason: 'must' | 'may' | 'none'
  readonly asksPassword?: true
  readonly isDanger?: true
  readonly send: (given: { reason: string; password: string }) => Promise<unknown>
}

/** Asks for the reason of an act on an account, and says what went wrong with it. */
export function ReasonModal({ act, onDone }: { act: AccountAct | null; onDone: () => void }) {
  const { w } = useWords()
  return (
    <Modal open={act !== null} title={act && w(act.title)} onCancel={onDone} footer={null} destroyOnHidden>
      {act && <ReasonForm act={act} onDone={onDone} />}
    </Modal>
  )
}

function ReasonForm({ act, onDone }: { act: AccountAct; onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const [given, setGiven] = useState({ reason: '', password: '' })
  const isReady = (act.reason !== 'must' || given.reason.trim().length >= 2) && (!act.asksPassword || given.password.length >= 12)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    void send(async () => {
      await act.send({ ...given, reason: given.reason.trim() })
      await refresh('/api/officers', '/api/account-requests', '/api/idle-accounts', '/api/organisations', '/api/notes')
      onDone()
    })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      {act.note && (
        <p className="quiet">
          {w(act.note)} {act.basis && <Basis of={act.basis} />}
        </p>
      )}
      {act.asksPassword && (
        <Labelled
          label={{ zh: '新密码', en: 'New password' }}
          isRequired
          help={{ zh: '至少 12 个字符；请本人登录后修改', en: 'At least 12 characters; to be changed by the officer' }}
          problem={problemAt(error, 'password')}
        >
          {(wired) => (
            <Input.Password
              {...wired}
              maxLength={200}
              autoComplete="new-password"
              value={given.password}
              onChange={(event) => setGiven({ ...given, password: event.target.value })}
            />
          )}
        </Labelled>
      )}
      {act.reason !== 'none' && (
        <Labelled label={{ zh: '事由', en: 'Reason' }} isRequired={act.reason === 'must'} problem={problemAt(error, 'reason')}>
          {(wired) => (
            <Input
              {...wired}
              maxLength={400}
              value={given.reason}
              onChange={(event) => setGiven({ ...given, reason: event.target.value })}
            />
          )}
        </Labelled>
      )}
      {error !== null && <ProblemNote error={error} />}
      <Button type="primary" danger={act.isDanger === true} htmlType="submit" loading={isBusy} disabled={!isReady}>
        {w({ zh: '确定', en: 'Yes' })}
      </Button>
    </form>
  )
}
