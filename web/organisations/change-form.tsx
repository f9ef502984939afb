import { Button, Input } from 'antd'
import { useState } from 'react'
import { Refused } from '#contract/call.ts'
import { partyRoutes, type WholeOrganisation } from '#contract/parties.ts'
import type { Words } from '#law/words.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { KindSelect, PartsSelect } from '../administration/organisation-selects.tsx'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

type Line = { isRequired?: boolean; help?: Words; example?: Words }

/** Changes name, kind, parts, sector, licence number or registered particulars of an organisation, with the reason. */
export function ChangeForm({ organisation, onDone }: { organisation: WholeOrganisation; onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const { name, kind, roles, sector, licenceNo, particulars } = organisation
  const [given, setGiven] = useState({ name, kind, roles, sector, licenceNo, particulars: particulars as Given, reason: '' })
  const set = (next: Partial<typeof given>) => setGiven((was) => ({ ...was, ...next }))
  const today = useSession()?.clock.today ?? ''
  const isReady =
    given.name.trim().length >= 2 &&
    given.roles.length > 0 &&
    given.reason.trim().length >= 2 &&
    problemsOf('organisation-particulars', given.particulars, today).length === 0
  const save = () =>
    send(async () => {
      await ask(partyRoutes.changeOrganisation, {
        params: { id: organisation.id },
        body: {
          ...given,
          name: given.name.trim(),
          sector: given.sector.trim(),
          licenceNo: given.licenceNo.trim(),
          reason: given.reason.trim(),
        },
      })
      await refresh('/api/organisations')
      onDone()
    })
  const line = (key: 'name' | 'sector' | 'licenceNo' | 'reason', label: Words, maxLength: number, { example, ...more }: Line = {}) => (
    <Labelled label={label} {...more} problem={problemAt(error, key)}>
      {(wired) => (
        <Input
          {...wired}
          maxLength={maxLength}
          value={given[key]}
          placeholder={example && w(example)}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Labelled>
  )
  return (
    <form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      {line('name', { zh: '名称', en: 'Name' }, 100, {
        isRequired: true,
        help: { zh: '已发的凭证和文书保留原名称', en: 'Certificates and papers issued keep the old name' },
      })}
      <Labelled label={{ zh: '类型', en: 'Kind' }} isRequired problem={problemAt(error, 'kind')}>
        {(wired) => <KindSelect wired={wired} value={given.kind} onChange={(kind) => set({ kind })} />}
      </Labelled>
      <Labelled
        label={{ zh: '职责', en: 'Parts' }}
        isRequired
        help={{ zh: '还有人任职或在办事项用着的不能取消', en: 'One that is held or needed by an open case stays' }}
        problem={problemAt(error, 'roles')}
      >
        {(wired) => <PartsSelect wired={wired} value={given.roles} onChange={(roles) => set({ roles })} />}
      </Labelled>
      {line('sector', { zh: '行业', en: 'Sector' }, 40, {
        help: { zh: '监督它的行业主管部门随之改变', en: 'Its sector authority changes with it' },
      })}
      {line('licenceNo', { zh: '执业许可证号', en: 'Licence number' }, 60, {
        help: {
          zh: '评估机构填备案编号；已归入的意见书和报告保留当时的号码',
          en: 'The record number of a valuer; papers filed keep the number they were filed with',
        },
      })}
      <FormFields
        form="organisation-particulars"
        isChecked
        answers={given.particulars}
        onChange={(particulars) => set({ particulars })}
        today={today}
        before={organisation.particulars}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {line('reason', { zh: '理由', en: 'Reason' }, 400, {
        isRequired: true,
        example: { zh: '如：机构改革方案、更名批复', en: 'Such as: the approval of the new name' },
      })}
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('organisation-particulars')} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {w({ zh: '变更', en: 'Change' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
    </form>
  )
}
