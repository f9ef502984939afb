import { Button, Input, Radio } from 'antd'
import { useDeferredValue, useState } from 'react'
import { tradingRoutes } from '#contract/trading.ts'
import { productStates } from '#law/products.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'

/** Chooses the product a case of its operator is about, found by name or number. */
export function ProductStart({ isBusy, onOpen }: { isBusy: boolean; onOpen: (productId: string) => void }) {
  const { w } = useWords()
  const own = useSession()?.post?.organisationId
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const q = useDeferredValue(typed.trim())
  const found = useAsk(tradingRoutes.listProducts, { query: { ...(q ? { q } : {}), limit: 100 } }, { keep: true })
  const find = w({ zh: '名称或编号', en: 'Name or number' })
  const mine = (
    items: readonly { operatorId: string | null; id: string; name: string; number: string | null; state: keyof typeof productStates }[],
  ) => items.filter((each) => each.operatorId === own)
  return (
    <div className="card">
      <h2>{w({ zh: '选择产品', en: 'Choose the product' })}</h2>
      <Input
        allowClear
        className="start-find"
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
        aria-label={find}
        placeholder={find}
      />
      <Loaded
        query={found}
        isEmpty={(page) => mine(page.items).length === 0}
        empty={<Nothing>{w({ zh: '没有由本单位运营的产品。', en: 'No product that your organisation operates.' })}</Nothing>}
      >
        {(page) => (
          <Radio.Group
            className="start-assets"
            aria-label={w({ zh: '产品', en: 'Products' })}
            value={chosen?.id}
            onChange={(event) => setChosen(page.items.find((each) => each.id === event.target.value) ?? null)}
          >
            {mine(page.items).map((each) => (
              <Radio key={each.id} value={each.id}>
                <span className="start-asset">
                  <strong>{each.name}</strong>
                  <span className="quiet">
                    {each.number} {w(productStates[each.state])}
                  </span>
                </span>
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Loaded>
      <Button type="primary" className="start-go" disabled={chosen === null} loading={isBusy} onClick={() => onOpen(chosen!.id)}>
        {chosen
          ? w({ zh: `为“${chosen.name}”开办`, en: `Start about “${chosen.name}”` })
          : w({ zh: '先选择产品', en: 'Choose a product first' })}
      </Button>
    </div>
  )
}
