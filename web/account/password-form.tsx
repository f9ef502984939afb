import { App, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { sessionRoutes } from '#contract/session.ts'
import { identityChoices as choices } from '#law/choices/identity.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import './account.css'

const empty = { current: '', next: '', again: '' }

/** Changes the own password; every other session ends with it. */
export function PasswordForm({ onDone }: { onDone?: () => void | Promise<void> }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const [given, setGiven] = useState(empty)
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const differs = isChecked && given.next !== given.again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (given.next !== given.again) return
    void send(async () => {
      await ask(sessionRoutes.changePassword, { body: { current: given.current, next: given.next } })
      setGiven(empty)
      setChecked(false)
      void message.success(w({ zh: '密码已修改，其他设备上的登录已结束', en: 'The password is changed and the other sessions have ended' }))
      await refresh('/api/session', '/api/factors')
      await onDone?.()
    })
  }
  const field = (key: keyof typeof empty, autoComplete: string) => ({
    maxLength: 200,
    required: true,
    autoComplete,
    value: given[key],
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [key]: event.target.value }),
  })
  const isSaid = error instanceof Refused && (error.problem.fields ?? []).some((each) => each.field === 'current' || each.field === 'next')
  return (
    <form className="account-form" onSubmit={submit}>
      <Labelled label={{ zh: '原密码', en: 'Current password' }} isRequired problem={problemAt(error, 'current')}>
        {(wired) => <Input.Password {...wired} {...field('current', 'current-password')} />}
      </Labelled>
      <Labelled
        label={{ zh: '新密码', en: 'New password' }}
        isRequired
        problem={problemAt(error, 'next')}
        help={{
          zh: `至少${choices.password.value}个字符；或至少8个字符，并含大写、小写、数字、符号中的三类；不能与最近${choices['password-history'].value}个相同`,
          en: `At least ${choices.password.value} characters, or 8 with three of: capitals, small letters, digits, signs; none of the last ${choices['password-history'].value}`,
        }}
      >
        {(wired) => <Input.Password {...wired} {...field('next', 'new-password')} />}
      </Labelled>
      <Labelled
        label={{ zh: '再输入一次新密码', en: 'New password once more' }}
        isRequired
        problem={differs ? { zh: '两次输入不一致', en: 'The two are not the same' } : undefined}
      >
        {(wired) => <Input.Password {...wired} {...field('again', 'new-password')} />}
      </Labelled>
      {error !== null && !isSaid && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {w({ zh: '修改密码', en: 'Change the password' })}
      </Button>
    </form>
  )
}
