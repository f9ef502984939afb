import { Button, Input, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { type OutsideRegistration, registrationRoutes } from '#contract/registration.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Fallen } from '../ui/fallen.tsx'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** Where else the asset is registered, apart from our certificate: recorded and ended by the holder. */
export function OutsideRegistrations({ assetId }: { assetId: string }) {
  const { w } = useWords()
  const found = useAsk(registrationRoutes.listOutside, { params: { id: assetId } })
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="card" aria-labelledby="outside">
      <h2 id="outside">
        {w({ zh: '其他登记', en: 'Other registers' })}
        <Basis of="choice:three-registers" />
      </h2>
      <p className="quiet">
        {w({
          zh: '国家的公共数据资源登记和数据产权登记由各自机构办理，不是本平台的凭证；各记一项。',
          en: 'The national registers of public data resources and of data property are kept by their own bodies; one record of each.',
        })}
      </p>
      <Loaded query={found} rows={2}>
        {({ items, mayRecord, mayEnd }) => (
          <>
            <Records items={items} mayEnd={mayEnd} />
            {mayRecord &&
              (isOpen ? (
                <NewRecord assetId={assetId} onDone={() => setOpen(false)} />
              ) : (
                <Button onClick={() => setOpen(true)}>{w({ zh: '记录其他登记', en: 'Record one' })}</Button>
              ))}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Records({ items, mayEnd }: { items: readonly OutsideRegistration[]; mayEnd: boolean }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<OutsideRegistration> => [
      {
        title: w({ zh: '登记', en: 'Register' }),
        key: 'register',
        render: (_, row) => (
          <span className="wide-cell">
            <span className="number">{row.number}</span>
            <small>
              {w(optionWords('outside-registration', 'register', row.register))} · {row.body}
            </small>
            {row.endedAt === null && <Fallen how={row.fallen} />}
          </span>
        ),
      },
      {
        title: w({ zh: '日期', en: 'Dates' }),
        key: 'term',
        width: 200,
        className: 'number',
        render: (_, row) => `${row.issuedOn}${row.validUntil ? ` — ${row.validUntil}` : ''}`,
      },
      {
        title: w({ zh: '记录', en: 'Recorded' }),
        key: 'recorded',
        width: 150,
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.recordedName}
            <small className="number">{dayOf(row.recordedAt)}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '终止', en: 'Ended' }),
        key: 'end',
        width: 200,
        render: (_, row) =>
          row.endedAt ? (
            <span className="wide-cell">
              {row.endReason}
              <small className="number">
                {row.endedName} {dayOf(row.endedAt)}
              </small>
            </span>
          ) : mayEnd ? (
            <EndRecord record={row} />
          ) : (
            '—'
          ),
      },
    ],
    [w, mayEnd],
  )
  return (
    <div className="list">
      <WideTable<OutsideRegistration>
        aria-label={w({ zh: '其他登记', en: 'Other registers' })}
        columns={columns}
        dataSource={[...items]}
        rowKey={(row) => row.id}
        locale={{ emptyText: <Nothing>{w({ zh: '没有记录其他登记。', en: 'None is recorded.' })}</Nothing> }}
      />
    </div>
  )
}

function EndRecord({ record }: { record: OutsideRegistration }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const end = async () => {
    await send(async () => {
      await ask(registrationRoutes.endOutside, { params: { id: record.id }, body: { reason: reason.trim() } })
      await refresh('/api/assets')
    })
  }
  return (
    <Popover
      trigger="click"
      title={w({ zh: '终止原因', en: 'Why it ends' })}
      content={
        <div className="mark-end">
          <Input.TextArea
            aria-label={w({ zh: '终止原因', en: 'Why it ends' })}
            rows={2}
            maxLength={400}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="primary" size="small" loading={isBusy} disabled={reason.trim().length < 2} onClick={() => void end()}>
            {w({ zh: '确认终止', en: 'End it' })}
          </Button>
          {error !== null && <ProblemNote error={error} />}
        </div>
      }
    >
      <Button size="small">{w({ zh: '终止…', en: 'End…' })}</Button>
    </Popover>
  )
}

function NewRecord({ assetId, onDone }: { assetId: string; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({})
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const save = async () => {
    setChecked(true)
    if (problemsOf('outside-registration', answers, today).length > 0) return
    await send(async () => {
      await ask(registrationRoutes.recordOutside, {
        params: { id: assetId },
        body: { answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '' && value !== null)) },
      })
      await refresh('/api/assets')
      onDone()
    })
  }
  return (
    <div>
      <FormFields
        form="outside-registration"
        answers={answers}
        onChange={setAnswers}
        today={today}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('outside-registration')} />}
      <div className="row">
        <Button type="primary" loading={isBusy} onClick={() => void save()}>
          {w({ zh: '保存', en: 'Save' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
    </div>
  )
}
