import type { CaseView } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'

/** The information card of the asset, in the very version the case is about. */
export function AssetSnapshot({ view }: { view: CaseView }) {
  const { w } = useWords()
  const found = useAsk(inventoryRoutes.readAssetVersion, { params: { id: view.subjectId, version: view.subjectVersion ?? 1 } })
  return (
    <Loaded query={found}>
      {card => (
        <>
          <p className="quiet">{w({ zh: '确认：', en: 'Confirmed: ' })}{card.confirmedName} · {minuteOf(card.confirmedAt)} · SHA-256 <code title={card.sha256}>{card.sha256.slice(0, 12)}…</code> · <Inside href={`/desk/assets/${view.subjectId}`}>{w({ zh: '打开资产页', en: 'Open the asset' })}</Inside></p>
          <AnswersView form="information-card" answers={card.card} isBrief />
        </>
      )}
    </Loaded>
  )
}
