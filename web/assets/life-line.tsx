import type { AssetView } from '#contract/inventory.ts'
import { dayOf } from '../ui/dates.ts'
import { deskHref } from '../ui/desk-href.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'

const states = { done: { zh: '已完成', en: 'done' }, now: { zh: '当前', en: 'now' }, later: { zh: '尚未到', en: 'still to come' } } as const

/** The life of an asset as a line of stations; each opens its records. */
export function LifeLine({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  return (
    <ol className="life" aria-label={w({ zh: '资产生命线', en: 'Life of the asset' })}>
      {asset.life.map((station, i) => (
        <li
          key={`${station.station}-${i}`}
          className={`life-station life-${station.state}`}
          {...(station.state === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="life-mark" aria-hidden="true">
            {station.state === 'done' ? '✓' : station.state === 'now' ? '●' : ''}
          </span>
          <span className="life-title">
            {station.href ? <Inside href={deskHref(station.href)}>{w(station.title)}</Inside> : w(station.title)}
          </span>
          <small className="number">{station.at ? dayOf(station.at) : w(states[station.state])}</small>
        </li>
      ))}
    </ol>
  )
}
