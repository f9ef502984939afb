import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { partyRoutes } from '#contract/parties.ts'
import type { Party } from '#law/parties.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { OrganisationInput } from '../ui/organisation-input.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { RoleSelect } from './role-select.tsx'
import { useSending } from '../ui/sending.ts'

/** Asks for an officer with a first post; in force once the security administrator approves. */
export function OfficerForm({ onDone }: { onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const [given, setGiven] = useState({ login: '', name: '', password: '', title: '', reason: '' })
  const [organisationId, setOrganisation] = useState<string | null>(null)
  const [role, setRole] = useState<Party | null>(null)
  const isReady =
    given.login.trim().length >= 2 && given.name.trim() !== '' && given.password.length >= 12 && organisationId !== null && role !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    void send(async () => {
      await ask(partyRoutes.addOfficer, { body: { ...given, login: given.login.trim(), name: given.name.trim(), organisationId, role } })
      await refresh('/api/officers', '/api/organisations', '/api/account-requests')
      onDone()
    })
  }
  const text = (key: keyof typeof given) => ({
    value: given[key],
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [key]: event.target.value }),
  })
  return (
    <form onSubmit={submit} autoComplete="off">
      <Labelled
        label={{ zh: '登录名', en: 'Login' }}
        isRequired
        help={{ zh: '小写字母、数字、点、横线或下划线', en: 'Small letters, digits, dots, hyphens or underscores' }}
        problem={problemAt(error, 'login')}
      >
        {(wired) => <Input {...wired} maxLength={60} {...text('login')} />}
      </Labelled>
      <Labelled label={{ zh: '姓名', en: 'Name' }} isRequired problem={problemAt(error, 'name')}>
        {(wired) => <Input {...wired} maxLength={60} {...text('name')} />}
      </Labelled>
      <Labelled
        label={{ zh: '初始密码', en: 'First password' }}
        isRequired
        help={{ zh: '至少 12 个字符；本人首次登录必须修改', en: 'At least 12 characters; the officer must change it at the first sign-in' }}
        problem={problemAt(error, 'password')}
      >
        {(wired) => <Input.Password {...wired} maxLength={200} autoComplete="new-password" {...text('password')} />}
      </Labelled>
      <Labelled label={{ zh: '机构', en: 'Organisation' }} isRequired problem={problemAt(error, 'organisationId')}>
        {(wired) => (
          <OrganisationInput
            {...wired}
            value={organisationId}
            onChange={(id) => {
              setOrganisation(id)
              setRole(null)
            }}
          />
        )}
      </Labelled>
      <Labelled
        label={{ zh: '岗位', en: 'Post' }}
        isRequired
        help={{ zh: '机构在平台上的职责之一', en: 'One of the parts the organisation plays' }}
        problem={problemAt(error, 'role')}
      >
        {(wired) => <RoleSelect wired={wired} organisationId={organisationId} value={role} onChange={setRole} />}
      </Labelled>
      <Labelled label={{ zh: '职务', en: 'Title' }} problem={problemAt(error, 'title')}>
        {(wired) => <Input {...wired} maxLength={60} {...text('title')} />}
      </Labelled>
      <Labelled label={{ zh: '事由', en: 'Reason' }} problem={problemAt(error, 'reason')}>
        {(wired) => <Input {...wired} maxLength={400} {...text('reason')} />}
      </Labelled>
      <p className="quiet">
        {w({
          zh: '安全管理员批准后才能登录；首任安全管理员、审计管理员各一名不经批准。',
          en: 'To be approved by the security administrator before anybody signs in; the first security and the first audit administrator need no approval.',
        })}{' '}
        <Basis of="choice:first-administrators" />
      </p>
      {error !== null && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
        {w({ zh: '提交申请', en: 'Ask' })}
      </Button>
    </form>
  )
}
