import { Button, Input, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { cardRoutes, type UseMark } from '#contract/cards.ts'
import type { AssetView } from '#contract/inventory.ts'
import { Refused } from '#contract/call.ts'
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
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { markStates } from './mark-words.ts'

/** Who works with the data of an asset, by which agreement and until when; set and ended by the holder, and no amount is touched (§3.11). */
export function UseTab({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const found = useAsk(cardRoutes.assetUseMarks, { params: { id: asset.id } })
  const [isOpen, setOpen] = useState(false)
  const isOwn = useSession()?.post?.organisationId === asset.holderId
  return (
    <section className="card" aria-labelledby="use-marks">
      <h2 id="use-marks">
        {w({ zh: '使用标识', en: 'Use marks' })}
        <Basis of="§3.11" />
        <Basis of="choice:use-mark" />
      </h2>
      <p className="quiet">
        {w({
          zh: '数据对外加工或经营期间登记标识；本单位仍持有数据，账面金额不减少、不核销。',
          en: 'Marked while the data is processed or sold; the unit still holds it, and nothing is reduced or written off in the books.',
        })}
      </p>
      <Loaded query={found}>
        {({ items, maySet }) => (
          <>
            <Marks items={items} mayEnd={maySet} isOwn={isOwn} />
            {maySet &&
              (isOpen ? (
                <NewMark assetId={asset.id} onDone={() => setOpen(false)} />
              ) : (
                <Button type="primary" onClick={() => setOpen(true)}>
                  {w({ zh: '登记使用标识', en: 'Set a mark' })}
                </Button>
              ))}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Marks({ items, mayEnd, isOwn }: { items: readonly UseMark[]; mayEnd: boolean; isOwn: boolean }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<UseMark> => [
      {
        title: w({ zh: '运营主体', en: 'Operator' }),
        key: 'operator',
        render: (_, row) => (
          <span className="wide-cell">
            {row.operatorName}
            <small>
              {w(optionWords('use-mark', 'manner', row.manner))} · {row.agreement}
            </small>
            {row.endedAt === null && <Fallen how={row.fallen} />}
          </span>
        ),
      },
      {
        title: w({ zh: '期限', en: 'Term' }),
        key: 'term',
        width: 190,
        className: 'number',
        render: (_, row) => `${row.startsOn} — ${row.endsOn}`,
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 90,
        render: (_, row) => <Status tone={markStates[row.state].tone}>{w(markStates[row.state].words)}</Status>,
      },
      {
        title: w({ zh: '登记', en: 'Set' }),
        key: 'set',
        width: 150,
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.setBy}
            <small className="number">{dayOf(row.setAt)}</small>
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
                {row.endedBy} {dayOf(row.endedAt)}
              </small>
            </span>
          ) : mayEnd ? (
            <EndMark mark={row} />
          ) : (
            '—'
          ),
      },
    ],
    [w, mayEnd],
  )
  return (
    <div className="list">
      <WideTable<UseMark>
        aria-label={w({ zh: '使用标识', en: 'Use marks' })}
        columns={columns}
        dataSource={[...items]}
        rowKey={(row) => row.id}
        locale={{
          emptyText: (
            <Nothing>
              {w(
                isOwn
                  ? { zh: '没有对外加工或经营的记录。', en: 'The data is not processed or sold.' }
                  : { zh: '没有您可以查看的对外加工或经营的记录。', en: 'There is no record of its use that you may see.' },
              )}
            </Nothing>
          ),
        }}
      />
    </div>
  )
}

function EndMark({ mark }: { mark: UseMark }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const { isBusy, error, send: sendOnce } = useSending()
  const end = async () => {
    await sendOnce(async () => {
      await ask(cardRoutes.endUseMark, { params: { id: mark.id }, body: { reason: reason.trim() } })
      await refresh('/api/assets', '/api/use-marks')
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

/** Only operators that were selected are offered. */
const operators = { role: 'operator' } as const

function NewMark({ assetId, onDone }: { assetId: string; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({})
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send: sendOnce } = useSending()
  const save = async () => {
    setChecked(true)
    if (problemsOf('use-mark', answers, today).length > 0) return
    await sendOnce(async () => {
      await ask(cardRoutes.setUseMark, {
        params: { id: assetId },
        body: { answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '' && value !== null)) },
      })
      await refresh('/api/assets', '/api/use-marks')
      onDone()
    })
  }
  return (
    <div>
      <FormFields
        form="use-mark"
        answers={answers}
        onChange={setAnswers}
        today={today}
        {...operators}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('use-mark')} />}
      <p className="row">
        <Button type="primary" loading={isBusy} onClick={() => void save()}>
          {w({ zh: '登记', en: 'Set it' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </p>
    </div>
  )
}
