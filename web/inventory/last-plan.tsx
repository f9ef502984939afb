import { Button } from 'antd'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { Given } from '../ui/answer-text.tsx'
import { useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import { planAgain } from './plan-again.ts'

/** Offers to fill what is still empty in the plan of a round from the unit's last one; nothing where there is none, or nothing left to fill. */
export function LastPlan({ roundId, plan, onFill }: { roundId: string; plan: Given; onFill: (plan: Given) => void }) {
  const { w } = useWords()
  const today = useSession()?.clock.today
  const last = useAsk(inventoryRoutes.readRound, { params: { id: roundId } }).data?.lastPlan
  if (!last || !today) return null
  const filled = planAgain(last, plan, Number(today.slice(0, 4)))
  if (Object.keys(filled).length === 0) return null
  return (
    <p className="row">
      <Button onClick={() => onFill({ ...plan, ...filled })}>
        {w({ zh: `空着的沿用 ${last.year} 年度方案`, en: `Fill the empty ones from the plan of ${last.year}` })}
      </Button>
      <span className="quiet">
        {w({
          zh: `“${last.title}”；日期按年度推移，填好后请核对`,
          en: `“${last.title}”; its days follow the year. Check them`,
        })}{' '}
        <Bases of={['§3.5', '§3.9']} />
      </span>
    </p>
  )
}
