import { Input, Radio } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { useAsk } from '../ui/api.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'

/** Chooses one of the unit's own assets, or for who supervises one of anybody's with its holder, found by name or code. */
export function AssetChoice({ holderId, chosen, onChoose }: { holderId: string | undefined; chosen: AssetLine | null; onChoose: (asset: AssetLine) => void }) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(inventoryRoutes.listAssets, { query: { ...(holderId ? { holderId } : {}), ...(q ? { q } : {}), limit: 50 } }, { keep: true })
  return (
    <>
      <Input allowClear className="start-find" value={typed} maxLength={100} onChange={e => setTyped(e.target.value)} aria-label={w({ zh: '按名称或编码查找', en: 'Find by name or code' })} placeholder={w({ zh: '按名称或编码查找', en: 'Find by name or code' })} />
      <Loaded query={found} isEmpty={page => page.items.length === 0} empty={<Nothing>{w(holderId ? { zh: '本单位还没有符合的数据资产；先办理盘点，确认的信息卡会成为资产。', en: 'Your unit has no such asset yet; confirmed cards of an inventory round become assets.' } : { zh: '没有符合的数据资产。', en: 'There is no such asset.' })}</Nothing>}>
        {page => (
          <Radio.Group className="start-assets" aria-label={w({ zh: '数据资产', en: 'Assets' })} value={chosen?.id} onChange={e => onChoose(page.items.find(a => a.id === e.target.value)!)}>
            {page.items.map(asset => (
              <Radio key={asset.id} value={asset.id}>
                <span className="start-asset"><strong>{asset.name}</strong><small className="number quiet">{asset.code}</small><Grade grade={asset.grade} /><span className="quiet">{!holderId && `${asset.holderName} · `}{w(assetStateWords[asset.state])} · {w({ zh: `第 ${asset.version} 版`, en: `version ${asset.version}` })}</span></span>
              </Radio>
            ))}
            {page.next && <p className="quiet">{w({ zh: '还有更多，请用查找缩小范围。', en: 'There are more; narrow the search.' })}</p>}
          </Radio.Group>
        )}
      </Loaded>
    </>
  )
}
