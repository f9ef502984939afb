import { type ParameterEffect, rulingRoutes } from '#contract/supervision-rulings.ts'
import { procedures } from '#law/procedures.ts'
import { unitOf } from '#law/words.ts'
import { useAsk } from './api.ts'
import { Basis } from './basis.tsx'
import { count } from './dates.ts'
import { useWords } from './language.tsx'
import { Loaded } from './problem.tsx'
import { useSession } from './session.ts'

/** What a proposed value changes, for the two bureaux that decide it: the present value beside the new one, and the cases of the last year by both (§8.4). */
export function ParameterPanel({ choice, value }: { choice: string; value: string }) {
  const { w } = useWords()
  const role = useSession()?.post?.role
  const list = useAsk(rulingRoutes.listParameters)
  const parameter = list.data?.items.find(each => each.choice === choice)
  if (!parameter || (role !== 'data-bureau' && role !== 'finance-bureau')) return null
  const isWhole = /^\d{1,4}$/.test(value.trim()) && Number(value) >= 1 && Number(value) <= 1000
  return (
    <section aria-labelledby="parameter-effect">
      <h2 id="parameter-effect" className="form-title">{w({ zh: '与现行值的不同', en: 'What would change' })} <Basis of="choice:parameter-versions" /></h2>
      <p>{w({ zh: `现行值${parameter.value}${parameter.unit?.zh ?? ''}，拟改为${value || '—'}。`, en: `It is ${parameter.value} ${parameter.unit ? unitOf(parameter.value, parameter.unit).en : ''} and would be ${value || '—'}.` })}</p>
      {parameter.isLimit ? isWhole && <Computed choice={choice} value={Number(value)} /> : <p className="quiet">{w({ zh: '这个参数不是办件环节的时限，没有可以按上一年度办件推算的影响；请按理由和依据判断。', en: 'It limits no step of a case, so the cases of the last year tell nothing; judge by its reason and basis.' })}</p>}
    </section>
  )
}

function Computed({ choice, value }: { choice: string; value: number }) {
  const effect = useAsk(rulingRoutes.readParameterEffect, { query: { choice, value } }, { keep: true })
  return <Loaded query={effect}>{found => <Effect effect={found} />}</Loaded>
}

/** The cases of the last year at each step the limit is set for, by the present limit and by another, with the query. */
export function Effect({ effect }: { effect: ParameterEffect }) {
  const { w } = useWords()
  const placeOf = ({ procedure, step }: ParameterEffect['steps'][number]) => `${w(procedures[procedure]?.title ?? { zh: procedure, en: procedure })} · ${w(procedures[procedure]?.steps[step]?.title ?? { zh: step, en: step })}`
  return (
    <div role="status">
      <p>{w({ zh: `${effect.from} 至 ${effect.until} 离开这些环节的办件；按到达和离开之间的工作日计，停表的时间不扣除，到期自动往下办的按满期计：`, en: `Cases that left these steps from ${effect.from} to ${effect.until}, in working days between coming and leaving; time that stood still is not taken off, and what went on by itself took the whole limit:` })}</p>
      <ul>{effect.steps.map(each => <li key={`${each.procedure}/${each.step}`}>{placeOf(each)}：{w({ zh: `共 ${count(each.left)} 次，超过现行 ${each.limit} 日的 ${count(each.lateBefore)} 次，超过 ${effect.value} 日的 ${count(each.lateAfter)} 次`, en: `${count(each.left)} in all, ${count(each.lateBefore)} beyond the present ${each.limit}, ${count(each.lateAfter)} beyond ${effect.value}` })}{each.endsItself && w({ zh: '（到期自动往下办）', en: ' (goes on by itself)' })}</li>)}</ul>
      <details><summary>{w({ zh: '查询语句', en: 'The query' })}</summary><pre className="number query-shown">{effect.query}</pre></details>
    </div>
  )
}
