import type { CaseView } from '#contract/cases.ts'
import { objectionGrounds } from '#law/forms/decisions.ts'
import { remediesOf } from '#law/legal-remedies.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'

const grounds: { readonly [ground: string]: Words } = objectionGrounds

/** What the registrar found of an objection, as the record of the case it was about holds it; undefined in other entries. */
export function foundGround({ act, asked }: Pick<CaseView['entries'][number], 'act' | 'asked'>): Words | undefined {
  return act === 'side-ended' && typeof asked['ground'] === 'string' ? grounds[asked['ground']] : undefined
}

/** Of a case that an objection ended: ground and reasons; of any decision against somebody: the remedies of law. */
export function Decided({ view }: { view: CaseView }) {
  const { w } = useWords()
  const procedure = procedures[view.procedure]
  const remedies = procedure ? remediesOf(procedure, view.ending) : null
  const ended = view.ending === null ? undefined : view.entries.findLast((entry) => entry.toStep === view.ending && foundGround(entry))
  if (!remedies && !ended) return null
  return (
    <>
      {ended && (
        <p>
          {w({ zh: '认定的情形：', en: 'Ground found: ' })}
          <strong>{w(foundGround(ended)!)}</strong>
        </p>
      )}
      {ended && typeof ended.asked['explanation'] === 'string' && <p className="record-reason">{ended.asked['explanation']}</p>}
      {remedies && (
        <p>
          {w(remedies)}
          {w({ zh: '。', en: '.' })}
          <Basis of="choice:legal-remedies" />
        </p>
      )}
    </>
  )
}
