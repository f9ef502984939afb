import { type EffectLine, type EffectPart, type ParameterEffect, rulingRoutes } from '#contract/supervision-rulings.ts'
import { signs, unitOf } from '#law/words.ts'
import { useAsk } from './api.ts'
import { Basis } from './basis.tsx'
import { count } from './dates.ts'
import { useWords } from './language.tsx'
import { Loaded } from './problem.tsx'
import { useSession } from './session.ts'

/** What a proposed value changes, for the two bureaux that decide it: the present value beside the new one, and the records of the last year by both (§8.4). */
export function ParameterPanel({ choice, value }: { choice: string; value: string }) {
  const { w } = useWords()
  const role = useSession()?.post?.role
  const list = useAsk(rulingRoutes.listParameters)
  const parameter = list.data?.items.find((each) => each.choice === choice)
  if (!parameter || (role !== 'data-bureau' && role !== 'finance-bureau')) return null
  return (
    <section aria-labelledby="parameter-effect">
      <h2 id="parameter-effect" className="form-title">
        {w({ zh: '与现行值的不同', en: 'What would change' })} <Basis of="choice:parameter-versions" />
      </h2>
      <p>
        {w({
          zh: `现行值${parameter.value}${parameter.unit?.zh ?? ''}，拟改为${value || '—'}。`,
          en: `It is ${parameter.value} ${parameter.unit ? unitOf(parameter.value, parameter.unit).en : ''} and would be ${value || '—'}.`,
        })}
      </p>
      {value.trim() !== '' && <Computed choice={choice} value={value.trim()} />}
    </section>
  )
}

function Computed({ choice, value }: { choice: string; value: string }) {
  const effect = useAsk(rulingRoutes.readParameterEffect, { query: { choice, value } }, { keep: true })
  return <Loaded query={effect}>{(found) => <Effect effect={found} />}</Loaded>
}

type Read = NonNullable<ParameterEffect['read']>

/** The records of the last year a parameter is read against, by the present value and by another, with the query; or why there are none. */
export function Effect({ effect }: { effect: ParameterEffect }) {
  const { w } = useWords()
  const { read, nothing, from, until, kindTitle } = effect
  return (
    <div role="status">
      <p>
        {w({ zh: `类别：${kindTitle.zh}。`, en: `Kind: ${kindTitle.en}.` })}
        {nothing && w(nothing)}
      </p>
      {read && (
        <>
          <p>
            {w({ zh: `${from} 至 ${until}，${read.title.zh}：`, en: `${from} to ${until}, ${read.title.en}: ` })}
            <Counts counts={read.total} effect={effect} read={read} />
          </p>
          {(read.parts.length > 1 || read.parts.some((part) => part.title)) && (
            <ul>
              {read.parts.map((part) => (
                <li key={part.key}>
                  {part.title && `${w(part.title)}${w(signs.colon)}`}
                  <Counts counts={part} effect={effect} read={read} />
                </li>
              ))}
            </ul>
          )}
          {read.note && (
            <p className="quiet">
              {w(read.note)}
              {w({ zh: '。', en: '.' })}
            </p>
          )}
          {read.isPartial && (
            <p className="quiet">{w({ zh: '只计本单位按职责看得到的记录。', en: 'Only records that your office reads are counted.' })}</p>
          )}
          {read.items.length > 0 && <Listed read={read} />}
          <details>
            <summary>{w({ zh: '查询语句', en: 'The query' })}</summary>
            <pre className="number query-shown">{read.query}</pre>
          </details>
        </>
      )}
    </div>
  )
}

function Counts({
  counts: { records, before, after, changed },
  effect,
  read,
}: {
  counts: Omit<EffectPart, 'key' | 'title'>
  effect: ParameterEffect
  read: Read
}) {
  const { w } = useWords()
  if (records === 0)
    return w({
      zh: '上一年没有这样的记录，改变这个参数不会使任何记录不同。',
      en: 'nothing of the kind was recorded in the year, so no record would differ.',
    })
  const differs = { zh: `结果不同的 ${count(changed)} 项`, en: `${count(changed)} would come out otherwise` }
  if (before === null || after === null)
    return w({
      zh: `共 ${count(records)} 项，${differs.zh}（${read.outcome.zh}）。`,
      en: `${count(records)} in all, ${differs.en} (${read.outcome.en}).`,
    })
  return w({
    zh: `共 ${count(records)} 项，${read.outcome.zh}的：按现行值 ${effect.present} 有 ${count(before)}，按新值 ${effect.value} 有 ${count(after)}，${differs.zh}。`,
    en: `${count(records)} in all; ${read.outcome.en}: ${count(before)} by the present ${effect.present}, ${count(after)} by ${effect.value}; ${differs.en}.`,
  })
}

function Listed({ read }: { read: Read }) {
  const { w } = useWords()
  const said = (given: string | null) =>
    given === 'true' ? w({ zh: '是', en: 'yes' }) : given === 'false' ? w({ zh: '否', en: 'no' }) : (given ?? '—')
  const shown = ({ measured }: EffectLine) => (/^-?\d+\.\d+$/.test(measured) ? String(Number(Number(measured).toFixed(2))) : measured)
  return (
    <>
      <p>
        {w({
          zh: `结果不同的（列出最近 ${read.items.length} 项，共 ${count(read.total.changed)} 项）：`,
          en: `Those that would come out otherwise (the latest ${read.items.length} of ${count(read.total.changed)}):`,
        })}
      </p>
      <ol className="effect-lines">
        {read.items.map((item) => (
          <li key={item.key}>
            {item.href ? <a href={item.href}>{item.name}</a> : item.name}
            {item.title && `${w(signs.open)}${w(item.title)}${w(signs.close)}`}{' '}
            <span className="quiet">
              {item.on} ·{' '}
              {w({
                zh: `实际 ${shown(item)} · ${read.outcome.zh}：${said(item.was)} → ${said(item.would)}`,
                en: `recorded ${shown(item)} · ${read.outcome.en}: ${said(item.was)} → ${said(item.would)}`,
              })}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
