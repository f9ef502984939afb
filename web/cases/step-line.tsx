import type { CaseView } from '#contract/cases.ts'
import { useWords } from '../ui/language.tsx'
import { type Station, stationsOf } from './stations.ts'

const states = {
  done: { zh: '已完成', en: 'done' },
  skipped: { zh: '未经过', en: 'not gone through' },
  now: { zh: '当前', en: 'now' },
  later: { zh: '尚未到', en: 'later' },
}
/** The mark of a step; those still to come have their number. */
const marks: { readonly [state in Station['state']]?: string } = { done: '✓', now: '●', skipped: '–' }

/** The line of steps at the top: done and by whom, the current one, what is still to come. */
export function StepLine({ view }: { view: CaseView }) {
  const { w } = useWords()
  return (
    <div className="steps-place" role="region" tabIndex={0} aria-label={w({ zh: '办理环节', en: 'Steps' })}>
      <ol className="steps">
        {stationsOf(view).map((station, i) => (
          <li
            key={station.id}
            className={`step step-${station.state}${station.isAside ? ' step-aside' : ''}`}
            {...(station.state === 'now' ? { 'aria-current': 'step' as const } : {})}
          >
            <span className="step-mark" aria-hidden="true">
              {marks[station.state] ?? i + 1}
            </span>
            <span>
              {w(station.title)}
              <small>
                {station.by || <span className={station.state === 'skipped' ? 'quiet' : 'hidden'}>{w(states[station.state])}</span>}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
