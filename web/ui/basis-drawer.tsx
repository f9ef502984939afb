import { Drawer } from 'antd'
import type { ChoiceShape } from '#law/choices/choice.ts'
import { choices } from '#law/choices.ts'
import { clauses } from '#law/clauses.ts'
import { unitOf } from '#law/words.ts'
import { Basis, Bases } from './basis.tsx'
import { placesOf } from './basis-places.ts'
import { useWords } from './language.tsx'

const kinds = {
  duty: { zh: '义务', en: 'Duty' },
  right: { zh: '职权或权利', en: 'Right or power' },
  principle: { zh: '原则', en: 'Principle' },
  term: { zh: '术语', en: 'Term' },
  encouraged: { zh: '鼓励', en: 'Encouraged' },
} as const

/** The wording of a clause or a choice, who must confirm it, and where else it applies. */
export function BasisDrawer({ of, onClose }: { of: string; onClose: () => void }) {
  const { w } = useWords()
  const choice = of.startsWith('choice:') ? (choices as Record<string, ChoiceShape>)[of.slice(7)] : undefined
  const clause = clauses[of.replace('§', '') as keyof typeof clauses]
  const title = choice ? choice.title : (clause?.title ?? { zh: of, en: of })
  return (
    <Drawer
      open
      onClose={onClose}
      size={440}
      title={
        <>
          {choice ? w({ zh: '约定', en: 'Choice' }) : of} · {w(title)}
        </>
      }
      rootClassName="basis-drawer"
    >
      {clause && !choice && <ClauseText clause={clause} />}
      {choice && <ChoiceText choice={choice} />}
      {!clause && !choice && <p>{w({ zh: '没有找到这一条依据', en: 'No such basis was found' })}</p>}
      <Places of={of} />
    </Drawer>
  )
}

function ClauseText({ clause }: { clause: (typeof clauses)[keyof typeof clauses] }) {
  const { w } = useWords()
  return (
    <dl className="facts">
      <dt>{w({ zh: '要点', en: 'In short' })}</dt>
      <dd>{w(clause)}</dd>
      <dt>{w({ zh: '对象', en: 'Who' })}</dt>
      <dd>{w(clause.who)}</dd>
      <dt>{w({ zh: '性质', en: 'Kind' })}</dt>
      <dd>{w(kinds[clause.kind])}</dd>
      <dt>{w({ zh: '说明', en: 'Note' })}</dt>
      <dd className="quiet">
        {w({ zh: '以上是平台的摘要表述，以规程原文为准。', en: 'This is the platform’s own short wording; the guideline itself decides.' })}
      </dd>
    </dl>
  )
}

function ChoiceText({ choice }: { choice: ChoiceShape }) {
  const { w } = useWords()
  return (
    <dl className="facts">
      <dt>{w({ zh: '我们的做法', en: 'What we do' })}</dt>
      <dd>{w(choice.we)}</dd>
      {choice.value !== undefined && (
        <>
          <dt>{w({ zh: '参数', en: 'Value' })}</dt>
          <dd>
            {choice.value} {choice.unit && w(unitOf(choice.value, choice.unit))}
          </dd>
        </>
      )}
      <dt>{w({ zh: '规程留白', en: 'Left open by' })}</dt>
      <dd>
        <Bases of={choice.leaves.map((id) => `§${id}`)} />
      </dd>
      <dt>{w({ zh: '参照', en: 'Suggested by' })}</dt>
      <dd>{w(choice.suggestedBy)}</dd>
      <dt>{w({ zh: '待谁确认', en: 'To be confirmed by' })}</dt>
      <dd>{w(choice.confirmBy)}</dd>
      <dt>{w({ zh: '自', en: 'Since' })}</dt>
      <dd>{choice.since}</dd>
    </dl>
  )
}

function Places({ of }: { of: string }) {
  const { w, list } = useWords()
  const places = placesOf(of)
  return (
    <>
      <h2 className="small-head">{w({ zh: '还用在哪里', en: 'Where else it applies' })}</h2>
      {places.procedures.length === 0 && places.choices.length === 0 && (
        <p className="quiet">{w({ zh: '目前没有程序直接引用。', en: 'No procedure names it yet.' })}</p>
      )}
      <ul className="places">
        {places.procedures.map((place) => (
          <li key={place.id}>
            <a href={`/guide/${place.id}`}>{w(place.title)}</a>
            {place.steps.length > 0 && (
              <span className="quiet">
                {w({ zh: '：', en: ': ' })}
                {list(place.steps.map(w))}
              </span>
            )}
          </li>
        ))}
        {places.choices.map((place) => (
          <li key={place.id}>
            <Basis of={`choice:${place.id}`} /> {w(place.title)}
          </li>
        ))}
      </ul>
    </>
  )
}
