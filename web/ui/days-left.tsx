import type { CaseLine } from '#contract/cases.ts'
import { several } from '#law/words.ts'
import { useWords } from './language.tsx'
import { Status } from './status.tsx'

/** How much of a time limit is left: the bar's tone, and what part of it is filled (0–1). */
export function shareLeft(days: number, limitDays: number | null): { tone: 'fine' | 'amber' | 'red'; share: number } {
  if (days < 0) return { tone: 'red', share: 1 }
  const share = limitDays ? Math.min(1, days / limitDays) : 1
  return { tone: limitDays && share <= 0.2 ? 'amber' : 'fine', share: Math.max(share, 0.04) }
}

/** Working days left to whoever must move, as words and a bar: amber from a fifth down, red when late, hatched when the clock stands still. */
export function DaysLeft({ move }: { move: CaseLine['move'] }) {
  const { w } = useWords()
  if (!move || move.days === null) return <span className="days-none">{move ? w({ zh: '不限时', en: 'No limit' }) : '—'}</span>
  const { days, limitDays, dueOn, isPaused, isProvisional } = move
  const { tone, share } = shareLeft(days, limitDays)
  const words =
    days < 0 ? w({ zh: `逾期 ${-days} 个工作日`, en: `${-days} d overdue` }) : w({ zh: `剩 ${days} 个工作日`, en: `${days} working days` })
  const note = [
    dueOn,
    isPaused ? w({ zh: '计时中止', en: 'paused' }) : '',
    isProvisional ? w({ zh: '暂定：次年日历未发布', en: 'provisional: calendar not published' }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <span className={`days days-${isPaused ? 'paused' : tone}`} title={note}>
      <span className="days-words">
        {words}
        {isPaused && ` · ${w({ zh: '中止', en: 'paused' })}`}
        {isProvisional && '*'}
      </span>
      <span className="days-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  )
}

/** How many calendar days are left of a task, or how many it is late. */
export function DaysOf({ days }: { days: number }) {
  const { w } = useWords()
  return days < 0 ? (
    <Status tone="bad">{w({ zh: `逾期 ${-days} 天`, en: `${several(-days, 'day')} late` })}</Status>
  ) : (
    <Status tone={days <= 5 ? 'care' : 'plain'}>{w({ zh: `剩 ${days} 天`, en: `${several(days, 'day')} left` })}</Status>
  )
}
