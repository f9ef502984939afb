import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Radio, Select } from 'antd'
import { useState } from 'react'
import { Refused } from '#contract/call.ts'
import { roundCallRoutes } from '#contract/round-calls.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { problemAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { useOrganisationOptions } from '../ui/organisation-options.ts'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

const chosenUnits = { zh: '选定的单位', en: 'Chosen units' }

/** Writes a call: the plan, and whether all units of the sector are called or chosen ones. */
export function CallForm({ onClose }: { onClose: () => void }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({ year: Number(today.slice(0, 4)), startsOn: today })
  const [isAll, setAll] = useState(true)
  const isCityWide = useSession()?.post?.role === 'data-bureau'
  const [holderIds, setHolderIds] = useState<readonly string[]>([])
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send: sendOnce } = useSending()
  const send = async () => {
    setChecked(true)
    if (problemsOf('round-call', answers, today).length > 0 || (!isAll && holderIds.length === 0)) return
    await sendOnce(async (keyed) => {
      const call = await ask(roundCallRoutes.callRound, {
        body: keyed({ answers: { ...answers }, holderIds: isAll ? null : [...holderIds] }),
      })
      await refresh('/api/round-calls', '/api/rounds')
      await navigate({ to: '/inventory/calls/$id', params: { id: call.id } })
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size={880}
      title={w({ zh: '布置盘点', en: 'Call a round' })}
      footer={
        <div className="row">
          <Button type="primary" loading={isBusy} onClick={() => void send()}>
            {w({ zh: '布置', en: 'Call' })}
          </Button>
          <Button onClick={onClose}>{w({ zh: '取消', en: 'Cancel' })}</Button>
        </div>
      }
    >
      <FormFields
        form="round-call"
        answers={answers}
        onChange={setAnswers}
        today={today}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      <h2 className="small-head" id="called">
        {w({ zh: '布置给', en: 'Called are' })}
      </h2>
      <Radio.Group
        aria-labelledby="called"
        value={isAll}
        onChange={(event) => setAll(event.target.value)}
        options={[
          {
            value: true,
            label: w(
              isCityWide
                ? { zh: '全市各行业的数据生产主体', en: 'The producers of every sector' }
                : { zh: '本行业全部数据生产主体', en: 'All producers of the sector' },
            ),
          },
          { value: false, label: w(chosenUnits) },
        ]}
      />
      {!isAll && (
        <UnitChoice
          value={holderIds}
          isWrong={(isChecked && holderIds.length === 0) || problemAt(error, 'holderIds') !== undefined}
          onChange={setHolderIds}
        />
      )}
      {error !== null && (
        <ProblemNote error={error} labelOf={(field) => (field === 'holderIds' ? chosenUnits : labelsOf('round-call')(field))} />
      )}
    </Drawer>
  )
}

function UnitChoice({
  value,
  isWrong,
  onChange,
}: {
  value: readonly string[]
  isWrong: boolean
  onChange: (ids: readonly string[]) => void
}) {
  const { w } = useWords()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const post = useSession()?.post
  const found = useOrganisationOptions(null, { role: 'producer', ...(post?.role === 'data-bureau' ? {} : { sector: post?.sector ?? '' }) })
  const options = new Map([
    ...value.map((id) => [id, names.get(id) ?? id] as const),
    ...found.options.map((each) => [each.value, each.label] as const),
  ])
  return (
    <Select
      mode="multiple"
      aria-label={w(chosenUnits)}
      aria-invalid={isWrong}
      {...(isWrong ? { status: 'error' as const } : {})}
      style={{ width: '100%', marginTop: 8 }}
      value={[...value]}
      options={[...options].map(([id, label]) => ({ value: id, label }))}
      showSearch={found.showSearch}
      placeholder={w({ zh: '输入名称查找', en: 'Type a name' })}
      onChange={(ids) => {
        setNames(new Map(options))
        onChange(ids)
      }}
    />
  )
}
