import type { CaseView } from '#contract/cases.ts'
import { Bases } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { pinPlace } from './pinned-papers.ts'
import { foundGround } from './decided.tsx'
import { useWords } from '../ui/language.tsx'
import { actorWords, actWords, placeWords } from '../ui/law-words.ts'
import { type Condition, conditions } from '#law/conditions.ts'
import { signs } from '#law/words.ts'
import type { Pin } from '../ui/answer-text.tsx'

/** The whole record: who, for whom, which act, why, when, on what basis; the latest first. */
export function Timeline({ view }: { view: CaseView }) {
  const { w } = useWords()
  const named = (at: string | null) =>
    at === null
      ? ''
      : w(
          placeWords({ procedure: view.procedure, ...(view.ending === at ? { step: null, ending: at } : { step: at, ending: null }) })
            .words,
        )
  return (
    <section className="card" aria-labelledby="record">
      <h2 id="record">{w({ zh: '全程记录', en: 'The whole record' })}</h2>
      <ol className="record" reversed>
        {[...view.entries].reverse().map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at} className="number">
              {minuteOf(entry.at)}
            </time>
            <div>
              <strong>{w(actWords(view.procedure, entry.fromStep, entry.act))}</strong>
              {entry.toStep && entry.toStep !== entry.fromStep && (entry.fromStep || entry.act === 'open') && (
                <span className="quiet">
                  {' '}
                  {entry.fromStep ? `${named(entry.fromStep)} → ` : '→ '}
                  {named(entry.toStep)}
                </span>
              )}{' '}
              <Bases of={entry.basis} />
              <Who entry={entry} />
              {entry.isUnread && (
                <p className="quiet">
                  {w({ zh: '结论和意见在各方都提交之后才显示', en: 'What was decided and said is shown once all are in' })}
                </p>
              )}
              {entry.reason && <p className="record-reason">{entry.reason}</p>}
              {Array.isArray(entry.asked['pins']) && (
                <ul>
                  {(entry.asked['pins'] as Pin[]).map((pin, i) => (
                    <li key={i}>
                      {w({ zh: '补正', en: 'To correct' })}
                      {w(signs.open)}
                      {w(pinPlace(view.procedure, pin.field))}
                      {w(signs.close)}
                      {w({ zh: '：', en: ': ' })}
                      {pin.note}
                    </li>
                  ))}
                </ul>
              )}
              {Array.isArray(entry.asked['ticks']) && (
                <p className="quiet">
                  {w({ zh: '经办人已核对：', en: 'Looked at: ' })}
                  {(entry.asked['ticks'] as string[])
                    .map((point) => w(conditions[point as Condition]?.demand ?? { zh: point, en: point }))
                    .join(w(signs.semicolon))}
                </p>
              )}
              {foundGround(entry) && (
                <p>
                  {w({ zh: '认定的情形：', en: 'Ground found: ' })}
                  {w(foundGround(entry)!)}
                </p>
              )}
              {typeof entry.asked['explanation'] === 'string' && <p className="record-reason">{entry.asked['explanation']}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Who({ entry }: { entry: CaseView['entries'][number] }) {
  const { w } = useWords()
  const { name, beside } = actorWords(entry, w)
  return (
    <div>
      {name} <span className="quiet">{beside}</span>
    </div>
  )
}
