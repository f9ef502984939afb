import { Button } from 'antd'
import { useState } from 'react'
import { fieldsOf } from '#contract/forms.ts'
import type { OrganisationChange, WholeOrganisation } from '#contract/parties.ts'
import { forms } from '#law/forms.ts'
import { organisationKinds, type Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import { AnswerText } from '../ui/answer-text.tsx'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { useSession } from '../ui/session.ts'
import { ChangeForm } from './change-form.tsx'

const labels = {
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  roles: { zh: '职责', en: 'Parts' },
  sector: { zh: '行业', en: 'Sector' },
  licenceNo: { zh: '执业许可证号', en: 'Licence' },
} as const satisfies Record<Exclude<keyof OrganisationChange['before'], 'particulars'>, Words>
const particulars = Object.entries(fieldsOf(forms['organisation-particulars']))

/** What an organisation was before, who changed it and why; an administrator changes it here. */
export function Changes({ organisation }: { organisation: WholeOrganisation & { changes: readonly OrganisationChange[] } }) {
  const { w, list } = useWords()
  const mayChange = useSession()?.post?.role === 'system-administrator'
  const [isOpen, setOpen] = useState(false)
  const worded = (value: OrganisationChange['before'], item: keyof typeof labels) => {
    if (item === 'roles') return list((value.roles ?? []).map((role: Party) => w(partyWords(role))))
    if (item === 'kind') return value.kind ? w(organisationKinds[value.kind].title) : '—'
    return value[item] || '—'
  }
  if (!mayChange && organisation.changes.length === 0) return null
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">
        {w({ zh: '变更记录', en: 'Changes' })} <Basis of="choice:organisation-changes" />
      </h2>
      <ul className="plain affiliations">
        {organisation.changes.map((change) => (
          <li key={change.id}>
            {(Object.keys(labels) as (keyof typeof labels)[])
              .filter((item) => change.after[item] !== undefined)
              .map((item) => (
                <span key={item}>
                  {w(labels[item])}
                  {w({ zh: '：', en: ': ' })}
                  {worded(change.before, item)} → {worded(change.after, item)}
                </span>
              ))}
            {particulars
              .filter(([id]) => [change.before, change.after].some((each) => each.particulars && id in each.particulars))
              .map(([id, field]) => (
                <span key={id}>
                  {w(field.label)}
                  {w({ zh: '：', en: ': ' })}
                  <AnswerText field={field} value={change.before.particulars?.[id]} /> →{' '}
                  <AnswerText field={field} value={change.after.particulars?.[id]} />
                </span>
              ))}
            <small className="quiet">
              {w({ zh: '理由：', en: 'Reason: ' })}
              {change.reason} · {change.changedName} · {dayOf(change.changedAt)}
            </small>
          </li>
        ))}
      </ul>
      {mayChange &&
        (isOpen ? (
          <ChangeForm organisation={organisation} onDone={() => setOpen(false)} />
        ) : (
          <Button onClick={() => setOpen(true)}>{w({ zh: '变更机构…', en: 'Change it…' })}</Button>
        ))}
    </section>
  )
}
