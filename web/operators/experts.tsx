import { Button, Select } from 'antd'
import { useState } from 'react'
import { type CallView, operatorRoutes } from '#contract/operators.ts'
import { partyRoutes } from '#contract/parties.ts'
import { signs, type Words } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { OrganisationInput } from '../ui/organisation-input.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'
import { saidBy, WhyNot } from '../ui/why-not.tsx'
import { DismissButton, Dismissed } from './dismissal.tsx'

const labels: { readonly [field: string]: Words } = {
  organisation: { zh: '专家所在单位', en: 'Organisation of the expert' },
  officerId: { zh: '专家', en: 'Expert' },
}

/** The experts of a call: named by the bureau before the scoring begins, dismissed also while they score where they do not, for a reason they are told. */
export function Experts({ call }: { call: CallView }) {
  const { w } = useWords()
  const isScoring = call.state === 'scoring'
  const reasons = [...new Map(call.experts.flatMap(({ whyNotDismiss: why }) => (why ? [[saidBy(why), why] as const] : []))).values()]
  return (
    <section className="card" aria-labelledby="experts">
      <h2 id="experts">
        {w({ zh: '评审专家', en: 'Experts' })}
        <Basis of="choice:selection-scoring" />
      </h2>
      <ul className="plain experts">
        {call.experts.map((each) => (
          <li key={each.officerId} className="row">
            {each.officerName}
            {isScoring && each.missing !== null && (
              <Status tone={each.missing ? 'care' : 'done'}>
                {w(each.missing ? { zh: '待评分', en: 'To score' } : { zh: '已评完', en: 'Scored' })}
              </Status>
            )}
            {call.mayDismiss && !each.whyNotDismiss && <DismissButton callId={call.id} expert={each} />}
          </li>
        ))}
        <Dismissed call={call} />
      </ul>
      {reasons.map((each) => (
        <WhyNot key={saidBy(each)} denial={each} />
      ))}
      {call.mayName && <Naming call={call} />}
    </section>
  )
}

/** Names an expert, found by organisation and name. */
function Naming({ call }: { call: CallView }) {
  const { w } = useWords()
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [officer, setOfficer] = useState<string | null>(null)
  const { isBusy, error, send } = useSending()
  const unit = useAsk(partyRoutes.readOrganisation, { params: { id: organisation ?? '' } }, { enabled: organisation !== null })
  const people = new Map(
    (organisation === null ? [] : (unit.data?.officers ?? [])).map(({ id, name, title }) => [
      id,
      title ? `${name}${w(signs.open)}${title}${w(signs.close)}` : name,
    ]),
  )
  const name = () =>
    send(async () => {
      await ask(operatorRoutes.nameExpert, { params: { id: call.id }, body: { officerId: officer! } })
      setOfficer(null)
      await refresh('/api/operator-calls', '/api/cases')
    })
  return (
    <form
      className="score-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (officer) void name()
      }}
    >
      <div className="row">
        <label htmlFor="expert-unit">{w(labels['organisation']!)}</label>
        <OrganisationInput
          id="expert-unit"
          aria-describedby="experts"
          aria-invalid={false}
          aria-required
          value={organisation}
          onChange={(next) => {
            setOrganisation(next)
            setOfficer(null)
          }}
        />
      </div>
      <div className="row">
        <label htmlFor="expert">{w(labels['officerId']!)}</label>
        <Select
          id="expert"
          aria-required
          {...wrongAt(error, 'officerId')}
          style={{ width: '100%', maxWidth: '26rem' }}
          value={officer}
          disabled={organisation === null}
          loading={unit.isFetching}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...people]
            .filter(([id]) => !call.experts.some((each) => each.officerId === id))
            .map(([value, label]) => ({ value, label }))}
          placeholder={w(
            organisation === null ? { zh: '先选单位', en: 'Choose the organisation first' } : { zh: '输入姓名查找', en: 'Type a name' },
          )}
          notFoundContent={w({ zh: '该单位没有符合的经办人', en: 'No officer of it matches' })}
          onChange={(next) => setOfficer(next ?? null)}
        />
      </div>
      <div>
        <Button htmlType="submit" loading={isBusy} disabled={!officer}>
          {w({ zh: '聘请', en: 'Name' })}
        </Button>
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}
