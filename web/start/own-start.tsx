import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Procedure } from '#law/procedure.ts'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'

/** Opens a case in the name of one's own organisation, with its title where it has one; the rest is written on the page that follows. */
export function OwnStart({
  procedure,
  isBusy,
  onOpen,
}: {
  procedure: Procedure
  isBusy: boolean
  onOpen: (answers: Record<string, unknown>) => void
}) {
  const { w } = useWords()
  const unit = useSession()?.post?.organisationName ?? ''
  const [title, setTitle] = useState('')
  const asked = procedure.application.map((form) => fieldsOf(forms[form])['title']).find((field) => field !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onOpen(asked && title.trim() ? { title: title.trim() } : {})
  }
  return (
    <form className="card start-round" onSubmit={submit}>
      <h2>{w({ zh: `以${unit}的名义开办`, en: `In the name of ${unit}` })}</h2>
      {asked && (
        <>
          <label htmlFor="matter-title">{w(asked.label)}</label>
          <Input id="matter-title" maxLength={asked.max ?? 100} value={title} onChange={(e) => setTitle(e.target.value)} />
        </>
      )}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={asked !== undefined && !title.trim()}>
        {w({ zh: '开办', en: 'Start' })}
      </Button>
      <p className="quiet">{w({ zh: '内容在下一页填写，随写随存。', en: 'It is written on the next page and saved as you type.' })}</p>
    </form>
  )
}
