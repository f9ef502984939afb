import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { isUscc } from '#contract/identifiers.ts'
import { Refused } from '#contract/call.ts'
import { partyRoutes } from '#contract/parties.ts'
import type { OrganisationKind, Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { Labelled, problemAt } from '../ui/labelled.tsx'
import { KindSelect, PartsSelect } from './organisation-selects.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

const empty = { uscc: '', name: '', nameEn: '', shortName: '', sector: '', district: '350100', licenceNo: '' }

/** Adds an organisation; the credit code is checked when it is left. */
export function OrganisationForm({ onDone }: { onDone: () => void }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const [given, setGiven] = useState(empty)
  const [kind, setKind] = useState<OrganisationKind | null>(null)
  const [roles, setRoles] = useState<Party[]>([])
  const [particulars, setParticulars] = useState<Given>({})
  const today = useSession()?.clock.today ?? ''
  const [isLeft, setLeft] = useState(false)
  const uscc = given.uscc.trim().toUpperCase()
  const wrongCode: Words | undefined =
    isLeft && uscc !== '' && !isUscc(uscc)
      ? { zh: '代码不符合 GB 32100 的校验，请核对', en: 'The code fails the check of GB 32100' }
      : undefined
  const isReady =
    isUscc(uscc) &&
    given.name.trim().length >= 2 &&
    kind !== null &&
    roles.length > 0 &&
    /^\d{6}$/.test(given.district) &&
    problemsOf('organisation-particulars', particulars, today).length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    void send(async () => {
      await ask(partyRoutes.addOrganisation, { body: { ...given, uscc, name: given.name.trim(), kind, roles, particulars } })
      await refresh('/api/organisations')
      onDone()
    })
  }
  const line = (key: keyof typeof empty, label: Words, max: number, more: { isRequired?: boolean; help?: Words } = {}) => (
    <Labelled label={label} {...more} problem={(key === 'uscc' ? wrongCode : undefined) ?? problemAt(error, key)}>
      {(wired) => (
        <Input
          {...wired}
          maxLength={max}
          value={given[key]}
          onBlur={() => key === 'uscc' && setLeft(true)}
          onChange={(event) => setGiven({ ...given, [key]: event.target.value })}
        />
      )}
    </Labelled>
  )
  return (
    <form onSubmit={submit}>
      {line('uscc', { zh: '统一社会信用代码', en: 'Unified social credit code' }, 18, { isRequired: true })}
      {line('name', { zh: '名称', en: 'Name' }, 100, { isRequired: true })}
      {line('nameEn', { zh: '英文名称', en: 'English name' }, 100)}
      {line('shortName', { zh: '简称', en: 'Short name' }, 40)}
      <Labelled label={{ zh: '类型', en: 'Kind' }} isRequired problem={problemAt(error, 'kind')}>
        {(wired) => <KindSelect wired={wired} value={kind} onChange={setKind} />}
      </Labelled>
      <Labelled
        label={{ zh: '职责', en: 'Parts' }}
        isRequired
        help={{ zh: '可以不止一个', en: 'There may be several' }}
        problem={problemAt(error, 'roles')}
      >
        {(wired) => <PartsSelect wired={wired} value={roles} onChange={setRoles} />}
      </Labelled>
      {line('sector', { zh: '行业', en: 'Sector' }, 40, {
        help: { zh: '生产主体和行业主管部门按行业对应', en: 'Producers and their sector authority are matched by it' },
      })}
      {line('district', { zh: '行政区划代码', en: 'District code' }, 6, { help: { zh: '福州市为 350100', en: '350100 is Fuzhou' } })}
      {line('licenceNo', { zh: '执业许可证号', en: 'Licence number' }, 60, {
        help: {
          zh: '律师事务所填执业许可证号，评估机构填备案编号；没有的不能出具意见书和报告',
          en: 'Licence of a law firm, record number of a valuer: without it no opinion or report is filed',
        },
      })}
      <FormFields
        form="organisation-particulars"
        isChecked
        answers={particulars}
        onChange={setParticulars}
        today={today}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('organisation-particulars')} />}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
        {w({ zh: '新增机构', en: 'Add the organisation' })}
      </Button>
    </form>
  )
}
