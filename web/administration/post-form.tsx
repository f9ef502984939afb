import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { type Officer, partyRoutes } from '#contract/parties.ts'
import type { Party } from '#law/parties.ts'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { OrganisationInput } from '../ui/organisation-input.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { RoleSelect } from './role-select.tsx'
import { useSending } from '../ui/sending.ts'

/** Asks for a post of an officer in an organisation; in force once approved. */
export function PostForm({ officer, onDone }: { officer: Officer; onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const [organisationId, setOrganisation] = useState<string | null>(officer.posts[0]?.organisationId ?? null)
  const [role, setRole] = useState<Party | null>(null)
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (organisationId === null || role === null) return
    void send(async () => {
      await ask(partyRoutes.addPost, { params: { id: officer.id }, body: { organisationId, role, title, reason } })
      await refresh('/api/officers', '/api/organisations', '/api/account-requests')
      onDone()
    })
  }
  return (
    <form onSubmit={submit}>
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
      <Labelled label={{ zh: '岗位', en: 'Post' }} isRequired problem={problemAt(error, 'role')}>
        {(wired) => <RoleSelect wired={wired} organisationId={organisationId} value={role} onChange={setRole} />}
      </Labelled>
      <Labelled label={{ zh: '职务', en: 'Title' }} problem={problemAt(error, 'title')}>
        {(wired) => <Input {...wired} maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Labelled>
      <Labelled label={{ zh: '事由', en: 'Reason' }} problem={problemAt(error, 'reason')}>
        {(wired) => <Input {...wired} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
      {error !== null && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={organisationId === null || role === null}>
        {w({ zh: '提交申请', en: 'Ask' })}
      </Button>
    </form>
  )
}
