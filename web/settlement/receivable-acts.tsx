import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { caseRoutes } from '#contract/cases.ts'
import { yuan } from '#contract/money.ts'
import { type Receivable, settlementRoutes } from '#contract/settlement.ts'
import type { Words } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** What the reader can do about a line that is due: the centre collects it, the unit posts it or applies for the repayment of what went back. */
export function LineActs({ of }: { of: Receivable }) {
  const post = useSession()?.post
  if (post?.role === 'registrar') return of.state === 'due' ? <Collect of={of} /> : null
  if (post?.role !== 'producer' || post.organisationId !== of.unitId) return null
  if (of.state === 'back') return <ApplyForRepayment of={of} />
  const entry = entryOf(of)
  return entry && <PostEntry of={of} entry={entry} />
}

function Collect({ of }: { of: Receivable }) {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {w({ zh: '登记归集', en: 'Record collection' })}
      </Button>
      {isOpen && <CollectModal of={of} onDone={() => setOpen(false)} />}
    </>
  )
}

function ApplyForRepayment({ of }: { of: Receivable }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const { isBusy, error, send } = useSending()
  const apply = () =>
    void send(async (keyed) => {
      const opened = await ask(caseRoutes.openCase, {
        body: keyed({
          procedure: 'repayment',
          answers: {
            title: `收益分配${of.distributionNumber}退付`,
            distributionNumber: of.distributionNumber,
            amountFen: -of.amountFen,
            payeeName: of.operatorName,
          },
        }),
      })
      await refresh('/api/inbox')
      await navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <Button size="small" loading={isBusy} onClick={apply}>
        {w({ zh: '申请退付', en: 'Apply for repayment' })}
      </Button>
    </>
  )
}

const entryWords = {
  income: { zh: '记应缴分录', en: 'Post the income' },
  remittance: { zh: '记上缴分录', en: 'Post the remittance' },
  repayment: { zh: '记退付分录', en: 'Post the repayment' },
} as const

/** What of a line can be posted now; null when nothing. */
function entryOf(of: Receivable): keyof typeof entryWords | null {
  if (of.amountFen < 0) return of.repaidOn !== null && !of.repaidVoucherId ? 'repayment' : null
  if (!of.incomeVoucherId) return of.collectedOn !== null ? 'income' : null
  return of.remittedAt !== null && !of.remittedVoucherId ? 'remittance' : null
}

function PostEntry({ of, entry }: { of: Receivable; entry: keyof typeof entryWords }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const book = () =>
    void send(async () => {
      await ask(settlementRoutes.bookReceivable, { params: { id: of.id }, body: { entry } })
      await refresh('/api/receivables', '/api/treasury', '/api/books')
    })
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <Button size="small" loading={isBusy} onClick={book}>
        {w(entryWords[entry])}
      </Button>
    </>
  )
}

const collected: { readonly [field: string]: Words } = {
  collectedOn: { zh: '到账日期', en: 'Day' },
  slip: { zh: '银行回单号', en: 'Number of the bank slip' },
}

function CollectModal({ of, onDone }: { of: Receivable; onDone: () => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [day, setDay] = useState(today)
  const [slip, setSlip] = useState('')
  const { isBusy, error, send } = useSending()
  const collect = () =>
    void send(async () => {
      await ask(settlementRoutes.collectReceivable, { params: { id: of.id }, body: { amountFen: of.amountFen, collectedOn: day, slip } })
      await refresh('/api/receivables', '/api/treasury')
      onDone()
    })
  return (
    <Modal
      open
      title={w({ zh: `登记归集到账：${yuan(of.amountFen)} 元`, en: `Record the collection of ${yuan(of.amountFen)} yuan` })}
      onCancel={onDone}
      onOk={collect}
      okText={w({ zh: '全额到账', en: 'Collected whole' })}
      cancelText={w({ zh: '取消', en: 'Cancel' })}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: slip.trim().length < 2 || day === '' }}
    >
      <p>
        {of.unitName} · {of.operatorName}
      </p>
      <div className="pairs">
        <label htmlFor="collected-on">{w(collected['collectedOn']!)}</label>
        <DayInput
          id="collected-on"
          {...wrongAt(error, 'collectedOn')}
          allowClear={false}
          max={today}
          value={day}
          onChange={(next) => next && setDay(next)}
          style={{ maxWidth: '12rem' }}
        />
        <label htmlFor="slip">{w(collected['slip']!)}</label>
        <Input id="slip" {...wrongAt(error, 'slip')} value={slip} maxLength={100} onChange={(event) => setSlip(event.target.value)} />
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => collected[id]} />}
    </Modal>
  )
}
