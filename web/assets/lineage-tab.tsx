import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { cardRoutes, type Lineage } from '#contract/cards.ts'
import type { AssetView } from '#contract/inventory.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { LineageDrawing } from './lineage-drawing.tsx'
import { LinkForm } from './link-form.tsx'

/** What an asset was made from and what was made from it, drawn both ways and listed link by link. */
export function LineageTab({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const found = useAsk(cardRoutes.readLineage, { params: { id: asset.id } })
  return (
    <section className="card" aria-labelledby="lineage">
      <h2 id="lineage">
        {w({ zh: '血缘', en: 'Lineage' })}
        <Basis of="§3.6" />
      </h2>
      <Loaded query={found}>
        {(lineage) => (
          <>
            {lineage.links.length === 0 ? (
              <Nothing>
                {w({
                  zh: '还没有登记这项资产由哪些数据加工而来、又加工成了什么。',
                  en: 'Nothing is entered yet about what it was made from, or what was made from it.',
                })}
              </Nothing>
            ) : (
              <LineageDrawing lineage={lineage} here={asset.id} />
            )}
            {lineage.isCut && <p className="quiet">{w({ zh: '只画出最近的200条血缘。', en: 'Only the nearest 200 links are drawn.' })}</p>}
            <Links lineage={lineage} here={asset.id} />
            {lineage.mayEdit && <LinkForm asset={asset} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Links({ lineage, here }: { lineage: Lineage; here: string }) {
  const { w } = useWords()
  const [error, setError] = useState<unknown>(null)
  const named = new Map(lineage.assets.map((each) => [each.id, each]))
  const end = async (id: string) => {
    setError(null)
    try {
      await ask(cardRoutes.unlinkAsset, { params: { id } })
      await refresh('/api/assets')
    } catch (e) {
      setError(e)
    }
  }
  const name = (id: string) =>
    id === here ? (
      <strong>{named.get(id)?.name}</strong>
    ) : (
      <Link to="/assets/$id" params={{ id }} search={{ tab: 'lineage' }}>
        {named.get(id)?.name}
      </Link>
    )
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <ul className="links">
        {lineage.links.map((link) => (
          <li key={link.id}>
            {name(link.fromId)} <span aria-hidden="true">→</span>
            <span className="hidden">{w({ zh: '加工成', en: 'made into' })}</span> {name(link.assetId)}{' '}
            <span className="quiet">
              {link.process} · {link.addedBy}
            </span>{' '}
            {lineage.mayEdit && (
              <Button size="small" onClick={() => void end(link.id)}>
                {w({ zh: '解除', en: 'End' })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
