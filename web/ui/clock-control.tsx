import { Button, Modal } from 'antd'
import { useState } from 'react'
import { sessionRoutes } from '#contract/session.ts'
import { addWorkingDays, endOfDay } from '#contract/working-days.ts'
import { signs, several } from '#law/words.ts'
import { ask, refresh } from './api.ts'
import { minuteOf, spanOf } from './dates.ts'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem.tsx'
import { useSession } from './session.ts'

const HOUR = 3_600_000
const steps = [
  { title: { zh: '1 小时', en: '1 hour' }, ms: () => HOUR },
  { title: { zh: '1 天', en: '1 day' }, ms: () => 24 * HOUR },
  { title: { zh: '3 个工作日后', en: 'past 3 working days' }, ms: (now: string, today: string) => past(now, today, 3) },
  { title: { zh: '10 个工作日后', en: 'past 10 working days' }, ms: (now: string, today: string) => past(now, today, 10) },
  { title: { zh: '30 个工作日后', en: 'past 30 working days' }, ms: (now: string, today: string) => past(now, today, 30) },
] as const

/** Milliseconds until the n-th working day from today is over, or twice the days where the calendar is not loaded. */
function past(now: string, today: string, n: number): number {
  const due = addWorkingDays(today, n)
  return 'date' in due ? endOfDay(due.date).getTime() - new Date(now).getTime() + 60_000 : n * 2 * 24 * HOUR
}

/** Pushes the demonstration's clock and says how far it was moved; it only goes forward. */
export function ClockControl({ onClose }: { onClose: () => void }) {
  const { w, language } = useWords()
  const session = useSession()
  const [busy, setBusy] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  if (!session) return null
  const { now, today, offsetMs } = session.clock
  const isPast = offsetMs < 0
  const push = async (index: number) => {
    setBusy(index)
    setError(null)
    try {
      const moved = await ask(sessionRoutes.demoPushClock, { body: { forwardMs: Math.round(steps[index]!.ms(now, today)) } })
      setSaid(
        w({
          zh: `时钟已拨到 ${minuteOf(moved.now)}，${moved.casesMoved} 件因此推进。`,
          en: `The clock now reads ${minuteOf(moved.now)}; ${several(moved.casesMoved, 'case')} moved on.`,
        }),
      )
      await refresh()
    } catch (e) {
      setError(e)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Modal open onCancel={onClose} footer={null} title={w({ zh: '演示时钟', en: 'The demonstration clock' })}>
      <p>
        {w({ zh: '现在是', en: 'It is' })} <strong className="number">{minuteOf(now)}</strong>
        {w(signs.open)}
        {w({ zh: '北京时间', en: 'Beijing time' })}
        {w(signs.close)}
        {offsetMs > 0 && w({ zh: `，比真实时间快 ${spanOf(offsetMs, 'zh')}`, en: `, ${spanOf(offsetMs, language)} ahead of real time` })}
      </p>
      {isPast && (
        <p>
          {w({
            zh: '演示正在重演近几个月的往事，约一分钟后到今天；之后再办事、再拨时钟。',
            en: 'The demonstration is playing its last months and reaches today in about a minute; act, and push the clock, after that.',
          })}
        </p>
      )}
      <p className="quiet">
        {w({
          zh: '拨快之后，到期的公示和期限立即生效；时钟只能向前拨，所有人看到的都是同一个时钟。',
          en: 'Notices and limits that fall due take effect at once. It only goes forward, and everybody sees the same clock.',
        })}
      </p>
      <div className="row">
        {steps.map((step, i) => (
          <Button key={i} loading={busy === i} disabled={isPast || (busy !== null && busy !== i)} onClick={() => void push(i)}>
            {w(step.title)}
          </Button>
        ))}
      </div>
      <p role="status">{said}</p>
      {error !== null && <ProblemNote error={error} />}
    </Modal>
  )
}
