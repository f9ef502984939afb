import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Agreement, useRoutes } from '#contract/use.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Suspends a use at once, or lets it go on, with the reason, for whoever may; to others it says at whose word a suspended use goes on. */
export function StopUse({ agreement }: { agreement: Agreement }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  if (!agreement.maySuspend && !agreement.mayResume) return agreement.state === 'suspended' ? <Suspended /> : null
  const change = (how: typeof useRoutes.suspendAgreement | typeof useRoutes.resumeAgreement) =>
    send(async () => {
      await ask(how, { params: { id: agreement.id }, body: { reason: reason.trim() } })
      setReason('')
      await refresh('/api/agreements')
    })
  const isTooShort = reason.trim().length < 5
  const suspends =
    agreement.suspendedAt === null
      ? { zh: '立即暂停使用', en: 'Suspend the use now' }
      : { zh: '本单位也暂停', en: 'Suspend it for us, too' }
  return (
    <section className="card" aria-labelledby="stop-use">
      <h2 id="stop-use">
        {w({ zh: '暂停与恢复', en: 'Suspend and resume' })}
        <Basis of="§8.3" />
      </h2>
      <p className="quiet">
        {w({
          zh: '暂停后，此后的每次判定都拒绝，直到恢复；理由和经办人留在日志里，双方和持有单位都看得到。',
          en: 'Once suspended, every later use is refused until it is resumed; reason and officer stay in the log.',
        })}
      </p>
      <label htmlFor="stop-reason">{w({ zh: '理由', en: 'Reason' })}</label>
      <Input.TextArea id="stop-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      {agreement.maySuspend && agreement.suspendedAt !== null && (
        <p className="quiet">
          {w({
            zh: '现在是别的单位暂停的；本单位也暂停以后，由本单位或者市数据局恢复。',
            en: 'Another suspended it; once you do, too, it goes on at your word or that of the Data Bureau.',
          })}
        </p>
      )}
      <p>
        {agreement.maySuspend && (
          <Button danger type="primary" loading={isBusy} disabled={isTooShort} onClick={() => void change(useRoutes.suspendAgreement)}>
            {w(suspends)}
          </Button>
        )}
        {agreement.mayResume && (
          <Button
            type={agreement.maySuspend ? 'default' : 'primary'}
            loading={isBusy}
            disabled={isTooShort}
            onClick={() => void change(useRoutes.resumeAgreement)}
          >
            {w({ zh: '恢复使用', en: 'Let the use go on' })}
          </Button>
        )}
      </p>
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}

function Suspended() {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="stop-use">
      <h2 id="stop-use">
        {w({ zh: '暂停与恢复', en: 'Suspend and resume' })}
        <Basis of="choice:agreement-grant" />
      </h2>
      <p>
        {w({
          zh: '由最后暂停的单位或者市数据局恢复；因办件暂停的，随办件的结果恢复或者终止。',
          en: 'It goes on at the word of whoever suspended it last, or of the Data Bureau; suspended by a case, it goes on or ends as the case does.',
        })}
      </p>
    </section>
  )
}
