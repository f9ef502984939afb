import { App, Button, Dropdown, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { identityRoutes } from '#contract/identity.ts'
import type { Officer } from '#contract/parties.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import { ask } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { problemOf, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Labelled, problemAt } from './labelled.tsx'
import { OfficerIdentity } from './officer-identity.tsx'

/** What is done for an officer who lost password or device, or whose sessions must end. */
export function OfficerKeys({ officer }: { officer: Officer }) {
  const { w } = useWords()
  const { modal, message } = App.useApp()
  const [isGiving, setGiving] = useState(false)
  const [isBinding, setBinding] = useState(false)
  const hasProvider = useSession()?.signOn != null
  const params = { id: officer.id }
  const confirm = (title: string, said: string, work: () => Promise<unknown>) => void modal.confirm({ title, okText: w({ zh: '确定', en: 'Yes' }), cancelText: w({ zh: '取消', en: 'Cancel' }), onOk: () => {
    // Proving who acts may be asked for over this question, which closes at once.
    void work().then(() => message.success(said), (error: unknown) => message.error(w(problemOf(error).message)))
  } })
  const items = [
    { key: 'password', label: w({ zh: '重设初始密码', en: 'Give a new first password' }), onClick: () => setGiving(true) },
    { key: 'factors', label: w({ zh: '清除第二因素', en: 'Reset second factors' }), onClick: () => confirm(w({ zh: `清除 ${officer.name} 的第二因素？请先当面核实身份；其登录会立即结束，下次登录须重新启用。`, en: `Reset the second factors of ${officer.name}? Make sure first who asks; sessions end at once and the next sign-in enrols anew.` }), w({ zh: '已清除', en: 'Done' }), () => ask(identityRoutes.resetFactors, { params })) },
    { key: 'sessions', label: w({ zh: '结束全部登录', en: 'End all sessions' }), onClick: () => confirm(w({ zh: `结束 ${officer.name} 的全部登录？`, en: `End all sessions of ${officer.name}?` }), w({ zh: '已结束', en: 'Done' }), () => ask(identityRoutes.endOfficerSessions, { params })) },
    ...(hasProvider ? [{ key: 'identity', label: w({ zh: '统一身份绑定', en: 'Identity of the provider' }), onClick: () => setBinding(true) }] : []),
    { key: 'tokens', label: w({ zh: '撤销全部接口令牌', en: 'Revoke all tokens' }), onClick: () => confirm(w({ zh: `撤销 ${officer.name} 的全部接口令牌？用它们的系统会立即断开。`, en: `Revoke all tokens of ${officer.name}? The systems that use them are cut off at once.` }), w({ zh: '已撤销', en: 'Done' }), () => ask(tokenRoutes.revokeOfficerTokens, { params })) },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}><Button size="small" aria-label={w({ zh: `${officer.name} 的密码和登录`, en: `Password and sessions of ${officer.name}` })}>{w({ zh: '密码和登录', en: 'Keys' })}</Button></Dropdown>
      <Modal open={isGiving} footer={null} destroyOnHidden title={w({ zh: `重设 ${officer.name} 的初始密码`, en: `A new first password for ${officer.name}` })} onCancel={() => setGiving(false)}><GiveForm officer={officer} onDone={() => setGiving(false)} /></Modal>
      <Modal open={isBinding} footer={null} destroyOnHidden title={w({ zh: `${officer.name} 的统一身份绑定`, en: `Whom of the provider ${officer.name} is` })} onCancel={() => setBinding(false)}><OfficerIdentity officer={officer} /></Modal>
    </>
  )
}

function GiveForm({ officer, onDone }: { officer: Officer; onDone: () => void }) {
  const { w } = useWords()
  const [password, setPassword] = useState('')
  const { isBusy, error, send } = useSending()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => {
      await ask(identityRoutes.givePassword, { params: { id: officer.id }, body: { password } })
      onDone()
    })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Labelled label={{ zh: '初始密码', en: 'First password' }} isRequired help={{ zh: '本人下次登录必须修改；其登录会立即结束', en: 'Must be changed at the next sign-in; sessions end at once' }} problem={problemAt(error, 'password')}>{wired => <Input.Password {...wired} required maxLength={200} autoComplete="new-password" value={password} onChange={event => setPassword(event.target.value)} />}</Labelled>
      {error !== null && !problemAt(error, 'password') && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy}>{w({ zh: '重设', en: 'Give it' })}</Button>
    </form>
  )
}
