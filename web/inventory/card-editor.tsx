import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { openQuestions } from '#contract/card-draft.ts'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import { Refused } from '#contract/call.ts'
import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { several, signs } from '#law/words.ts'
import { AnswerText, type Given } from '../ui/answer-text.tsx'
import { AnswersView } from '../ui/answers-view.tsx'
import { ask } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { carriedFrom } from './carry-card.ts'
import { Decide } from './decide.tsx'
import type { FindingDesk } from './finding-desk.ts'
import { asksOf } from './open-items.ts'
import { proposedOf } from './proposal.ts'

const savingWords = {
  saved: { zh: '已保存', en: 'Saved' },
  unsaved: { zh: '有未保存的修改', en: 'Not saved yet' },
  saving: { zh: '正在保存…', en: 'Saving…' },
} as const

/** The information card drafted from a finding, saved as it is typed; what differs from the proposal shows both. */
export function CardEditor({ view, desk }: { view: FindingView; desk: FindingDesk }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [isChecked, setChecked] = useState(false)
  const [asOpened] = useState(view.card)
  const before = useMemo(() => proposedOf(view.finding, asOpened, desk.card), [view.finding, asOpened, desk.card])
  const local = useMemo(() => problemsOf('information-card', desk.card, today), [desk.card, today])
  const asks = useMemo(() => asksOf(openQuestions(desk.card), local, desk.card), [local, desk.card])
  const usual = useMemo(
    () => view.usual.filter((id) => JSON.stringify(desk.card[id]) === JSON.stringify(asOpened[id])),
    [view.usual, desk.card, asOpened],
  )
  const assumed = useMemo(() => view.assumed.filter((id) => desk.card[id] === asOpened[id]), [view.assumed, desk.card, asOpened])
  const showWrong = () => {
    setChecked(true)
    requestAnimationFrame(() => {
      const wrong = document.querySelector('.card-editor .field-wrong')
      wrong?.scrollIntoView({ block: 'center' })
      wrong?.querySelector<HTMLElement>('input,textarea,button,[tabindex]')?.focus({ preventScroll: true })
    })
  }
  const refused = desk.error instanceof Refused ? (desk.error.problem.fields ?? []) : []
  const problems = [...refused, ...view.problems.filter((each) => !local.some((l) => l.field === each.field))]
  return (
    <section className="card card-editor" aria-labelledby="card">
      <h2 id="card">
        {w({ zh: '数据信息卡', en: 'Information card' })}
        <Basis of="§3.8" />
        {view.mayEdit && (
          <span className="card-saving" role="status">
            {w(savingWords[desk.saving])}
          </span>
        )}
      </h2>
      {desk.error !== null && <ProblemNote error={desk.error} labelOf={labelsOf('information-card')} />}
      {view.mayEdit && view.knownAs && asks.length > 0 && (
        <CarryButton assetId={view.knownAs.assetId} version={view.knownAs.version} desk={desk} assumed={assumed} />
      )}
      {view.mayEdit && asks.length > 0 && (
        <p className="card-open">
          {w({
            zh: `扫描填了能看出的；还有 ${asks.length} 项看不出，标着“待填”。`,
            en: `The scan filled in what can be seen; ${several(asks.length, 'item cannot and is', 'items cannot and are')} marked to fill in.`,
          })}
        </p>
      )}
      {view.mayEdit && usual.length > 0 && (
        <p className="card-open">
          {w({ zh: '标着“惯例”的由平台按惯例填写，请核对。', en: 'Those marked usual hold what is usual. Please check.' })}
        </p>
      )}
      {view.mayEdit && assumed.length > 0 && <AssumedNote ids={assumed} card={desk.card} />}
      {view.mayEdit ? (
        <>
          <FormFields
            form="information-card"
            answers={desk.card}
            onChange={desk.edit}
            today={today}
            before={before}
            problems={problems}
            isChecked={isChecked}
            asks={asks}
            assumed={assumed}
            usual={usual}
          />
          <Decide desk={desk} knownAs={view.knownAs} attention={view.attention} open={local} assumed={assumed} onIncomplete={showWrong} />
        </>
      ) : (
        <AnswersView form="information-card" answers={view.card} />
      )}
    </section>
  )
}

const fields = fieldsOf(forms['information-card'])

/** Which items nothing in the data says, and what was assumed. */
function AssumedNote({ ids, card }: { ids: FindingView['assumed']; card: Given }) {
  const { w } = useWords()
  return (
    <p className="card-open" role="note">
      {w({ zh: '数据里看不出、按本单位推定的：', en: 'Nothing in the data says these; they are assumed from the unit: ' })}
      {ids.map((id, i) => (
        <span key={id}>
          {i > 0 && w(signs.semicolon)}
          {w(fields[id]!.label)}
          {w(signs.colon)}
          <strong>
            <AnswerText field={fields[id]!} value={card[id]} />
          </strong>
        </span>
      ))}
      {w({
        zh: `。标着“推定”，请按数据核对，不对的改正${ids.includes('region') ? '；名称和摘要里的地域也是这样来的' : ''}。`,
        en: `. They are marked assumed; check them against the data and put them right${ids.includes('region') ? ', and the region in name and summary too' : ''}.`,
      })}
    </p>
  )
}

/** Fills what is still empty from the card the asset has now. */
function CarryButton({
  assetId,
  version,
  desk,
  assumed,
}: {
  assetId: string
  version: number
  desk: FindingDesk
  assumed: FindingView['assumed']
}) {
  const { w } = useWords()
  const [error, setError] = useState<unknown>(null)
  const carry = async () => {
    setError(null)
    try {
      const { card } = await ask(inventoryRoutes.readAsset, { params: { id: assetId } })
      desk.edit({ ...desk.card, ...carriedFrom(card, desk.card, assumed) })
    } catch (e) {
      setError(e)
    }
  }
  return (
    <p>
      <Button onClick={() => void carry()}>
        {w({ zh: `空着的沿用第 ${version} 版信息卡`, en: `Fill the empty ones from version ${version}` })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </p>
  )
}
