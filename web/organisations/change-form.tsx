import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Refused } from '#contract/call.ts'
import { partyRoutes, type WholeOrganisation } from '#contract/parties.ts'
import { organisationKinds, type OrganisationKind, type Party } from '#law/parties.ts'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { givable } from '../administration/role-select.tsx'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** Changes name, kind, parts, sector, licence number or registered particulars of an organisation, with the reason. */
export function ChangeForm({ organisation, onDone }: { organisation: WholeOrganisation; onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const [name, setName] = useState(organisation.name)
  const [kind, setKind] = useState<OrganisationKind>(organisation.kind)
  const [roles, setRoles] = useState<Party[]>(organisation.roles)
  const [sector, setSector] = useState(organisation.sector)
  const [licenceNo, setLicenceNo] = useState(organisation.licenceNo)
  const [particulars, setParticulars] = useState<Given>(organisation.particulars)
  const [reason, setReason] = useState('')
  const today = useSession()?.clock.today ?? ''
  const isReady =
    name.trim().length >= 2 &&
    roles.length > 0 &&
    reason.trim().length >= 2 &&
    problemsOf('organisation-particulars', particulars, today).length === 0
  const save = () =>
    send(async () => {
      await ask(partyRoutes.changeOrganisation, {
        params: { id: organisation.id },
        body: { name: name.trim(), kind, roles, sector: sector.trim(), licenceNo: licenceNo.trim(), particulars, reason: reason.trim() },
      })
      await refresh('/api/organisations')
      onDone()
    })
  return (
    <form
      className="change-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      <Labelled
        label={{ zh: '名称', en: 'Name' }}
        isRequired
        help={{ zh: '已发的凭证和文书保留原名称', en: 'Certificates and papers issued keep the old name' }}
        problem={problemAt(error, 'name')}
      >
        {(wired) => <Input {...wired} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
      </Labelled>
      <Labelled label={{ zh: '类型', en: 'Kind' }} isRequired problem={problemAt(error, 'kind')}>
        {(wired) => (
          <Select
            {...wired}
            style={{ width: '100%' }}
            value={kind}
            options={Object.entries(organisationKinds).map(([value, { title }]) => ({ value: value as OrganisationKind, label: w(title) }))}
            onChange={setKind}
          />
        )}
      </Labelled>
      <Labelled
        label={{ zh: '职责', en: 'Parts' }}
        isRequired
        help={{ zh: '还有人任职或在办事项用着的不能取消', en: 'One that is held or needed by an open case stays' }}
        problem={problemAt(error, 'roles')}
      >
        {(wired) => (
          <Select<Party[]>
            {...wired}
            mode="multiple"
            maxCount={8}
            style={{ width: '100%' }}
            value={roles}
            options={givable.map((value) => ({ value, label: w(partyWords(value)) }))}
            optionFilterProp="label"
            onChange={setRoles}
          />
        )}
      </Labelled>
      <Labelled
        label={{ zh: '行业', en: 'Sector' }}
        help={{ zh: '监督它的行业主管部门随之改变', en: 'Its sector authority changes with it' }}
        problem={problemAt(error, 'sector')}
      >
        {(wired) => <Input {...wired} maxLength={40} value={sector} onChange={(event) => setSector(event.target.value)} />}
      </Labelled>
      <Labelled
        label={{ zh: '执业许可证号', en: 'Licence number' }}
        help={{
          zh: '评估机构填备案编号；已归入的意见书和报告保留当时的号码',
          en: 'The record number of a valuer; papers filed keep the number they were filed with',
        }}
        problem={problemAt(error, 'licenceNo')}
      >
        {(wired) => <Input {...wired} maxLength={60} value={licenceNo} onChange={(event) => setLicenceNo(event.target.value)} />}
      </Labelled>
      <FormFields
        form="organisation-particulars"
        isChecked
        answers={particulars}
        onChange={setParticulars}
        today={today}
        before={organisation.particulars}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      <Labelled label={{ zh: '理由', en: 'Reason' }} isRequired problem={problemAt(error, 'reason')}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={400}
            value={reason}
            placeholder={w({ zh: '如：机构改革方案、更名批复', en: 'Such as: the approval of the new name' })}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
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
