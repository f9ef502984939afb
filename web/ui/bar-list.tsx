import { count } from './dates.ts'
import { Inside } from './inside.tsx'
import './bar-list.css'

/** One bar: how much, of how much, and the list behind it. */
export type Bar = {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly of?: number | undefined
  readonly href?: string | undefined
  readonly note?: string | undefined
  readonly text?: string | undefined
}

/** Bars with their labels and numbers as a list, so that it reads without seeing it; each can open what it counts. */
export function BarList({
  bars,
  label,
  tone = 'plain',
  isRate = false,
}: {
  bars: readonly Bar[]
  label: string
  tone?: 'plain' | 'care' | 'bad'
  isRate?: boolean
}) {
  // A rate fills its own track; counts share one scale.
  const most = Math.max(1, ...bars.map((bar) => bar.of ?? bar.value))
  const widthOf = (value: number, bar: Bar) => `${(value / (isRate ? Math.max(1, bar.of ?? 1) : most)) * 100}%`
  return (
    <ul className={`bars bars-${tone}`} aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <span className="bar-label">{bar.href ? <Inside href={bar.href}>{bar.label}</Inside> : bar.label}</span>
          <span className="bar-track" aria-hidden="true">
            <span className="bar-of" style={{ width: widthOf(bar.of ?? 0, bar) }} />
            <span className="bar-value" style={{ width: widthOf(bar.value, bar) }} />
          </span>
          <span className="number bar-number">
            {bar.text ?? count(bar.value)}
            {bar.of !== undefined && ` / ${count(bar.of)}`}
          </span>
          {bar.note && <small className="bar-note">{bar.note}</small>}
        </li>
      ))}
    </ul>
  )
}
