import type { IncidentView } from '#contract/supervision-incidents.ts'
import { incidentClocks } from '#law/incidents.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import { lasting } from './lasting.ts'

/** One reporting clock drawn: how much of its time is used, when it was met, or that it ran out. */
export function ClockBar({ clock, now }: { clock: IncidentView['clocks'][number]; now: string }) {
  const { w } = useWords()
  const [from, due] = [Date.parse(clock.fromAt), Date.parse(clock.dueAt)]
  const until = Date.parse(clock.metAt ?? now)
  const used = Math.min(1, Math.max(0, (until - from) / (due - from)))
  const isLate = until > due
  const { title, choice } = incidentClocks[clock.clock]
  const span = lasting(Math.abs(until - due))
  const running = isLate ? { zh: `已逾期 ${span.zh}`, en: `${span.en} late` } : { zh: `还有 ${span.zh}`, en: `${span.en} left` }
  const met = isLate ? { zh: `逾期 ${span.zh}报告`, en: `told ${span.en} late` } : { zh: '按时报告', en: 'told in time' }
  const state = clock.metAt ? met : running
  const tone = toneOf({ isLate, isMet: clock.metAt !== null, used })
  return (
    <li className="clock">
      <div className="clock-head">
        <strong>
          {w(title)} <Basis of={`choice:${choice}`} />
        </strong>
        <Status tone={tone}>{w(state)}</Status>
      </div>
      <div
        className={`clock-track clock-${tone}`}
        role="img"
        aria-label={w({
          zh: `${title.zh}：已用时限的 ${Math.round(used * 100)}%，${state.zh}`,
          en: `${title.en}: ${Math.round(used * 100)}% of its time used, ${state.en}`,
        })}
      >
        <span style={{ inlineSize: `${used * 100}%` }} />
      </div>
      <small className="number quiet">
        {minuteOf(clock.fromAt)} → {minuteOf(clock.dueAt)}
        {clock.metAt && ` · ${w({ zh: '报告于', en: 'told' })} ${minuteOf(clock.metAt)}`}
      </small>
    </li>
  )
}

/** Red once it is late, also when it was met; yellow in its last quarter. */
function toneOf({ isLate, isMet, used }: { isLate: boolean; isMet: boolean; used: number }): Tone {
  if (isLate) return 'bad'
  if (isMet) return 'done'
  return used > 0.75 ? 'care' : 'going'
}
