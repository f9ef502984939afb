import { registrationRoutes } from '#contract/registration.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded } from '../ui/problem.tsx'

/** The asset card into which the information card turned at registration. */
export function AssetCard({ assetId }: { assetId: string }) {
  const { w } = useWords()
  const found = useAsk(registrationRoutes.readAssetCard, { params: { id: assetId } })
  return (
    <section className="card" aria-labelledby="asset-card">
      <h2 id="asset-card">
        {w({ zh: '数据资产卡', en: 'Asset card' })}
        <Basis of="§4.6" />
      </h2>
      <Loaded query={found}>
        {(card) => (
          <>
            <p className="asset-version">
              <span className="number">
                {w({ zh: '建立日期', en: 'Made on' })} {dayOf(card.createdAt)}
              </span>
              <span className="number">
                {w({ zh: '凭证', en: 'Certificate' })} {card.certificateNumber}
              </span>
              <span>
                {w({ zh: '评估值', en: 'Valuation' })} <Money fen={card.valuationFen} />
              </span>
            </p>
            <details>
              <summary>{w({ zh: '登记时的卡片内容', en: 'The card as registered' })}</summary>
              <AnswersView form="information-card" answers={card.card} isBrief />
            </details>
          </>
        )}
      </Loaded>
    </section>
  )
}
