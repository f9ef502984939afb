import { Input, Radio } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { type AssetStands, assetStateWords } from '#law/asset-states.ts'
import { firstRegistration } from '#law/procedures/first-registration.ts'
import { inventoryRound } from '#law/procedures/inventory-round.ts'
import type { Words } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Grade } from '../ui/grade.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'

/**
 * Chooses one of the unit's own assets, or for who supervises one of anybody's with its holder, among those that stand where the procedure
 * begins; found by name or code.
 */
export function AssetChoice({
  holderId,
  stands,
  chosen,
  onChoose,
}: {
  holderId: string | undefined
  stands: AssetStands | null
  chosen: AssetLine | null
  onChoose: (asset: AssetLine) => void
}) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const before = stands === null || stands === 'information-card' ? inventoryRound : firstRegistration
  const found = useAsk(
    inventoryRoutes.listAssets,
    { query: { ...(holderId ? { holderId } : {}), ...(stands ? { stands } : {}), ...(q ? { q } : {}), limit: 50 } },
    { keep: true },
  )
  return (
    <>
      <Input
        allowClear
        className="start-find"
        value={typed}
        maxLength={100}
        onChange={(e) => setTyped(e.target.value)}
        aria-label={w({ zh: '按名称或编码查找', en: 'Find by name or code' })}
        placeholder={w({ zh: '按名称或编码查找', en: 'Find by name or code' })}
      />
      <Loaded
        query={found}
        isEmpty={(page) => page.items.length === 0}
        empty={
          <Nothing
            start={
              !q &&
              holderId !== undefined && (
                <Inside href={`/desk/start/${before.id}`}>
                  {w({ zh: `去开办：${before.title.zh}`, en: `Start: ${before.title.en}` })}
                </Inside>
              )
            }
          >
            {w(
              q
                ? {
                    zh: '没有名称或编码符合的数据资产；清空查找，看到全部可选的。',
                    en: 'No asset has such a name or code; clear the search to see all there are.',
                  }
                : emptyWords(holderId !== undefined, stands),
            )}
          </Nothing>
        }
      >
        {(page) => (
          <Radio.Group
            className="start-assets"
            aria-label={w({ zh: '数据资产', en: 'Assets' })}
            value={chosen?.id}
            onChange={(e) => onChoose(page.items.find((a) => a.id === e.target.value)!)}
          >
            {page.items.map((asset) => (
              <Radio key={asset.id} value={asset.id}>
                <span className="start-asset">
                  <strong>{asset.name}</strong>
                  <small className="number quiet">{asset.code}</small>
                  <Grade grade={asset.grade} />
                  <span className="quiet">
                    {!holderId && `${asset.holderName} · `}
                    {w(assetStateWords[asset.state])} · {w({ zh: `第 ${asset.version} 版`, en: `version ${asset.version}` })}
                  </span>
                </span>
              </Radio>
            ))}
            {page.next && <p className="quiet">{w({ zh: '还有更多，请用查找缩小范围。', en: 'There are more; narrow the search.' })}</p>}
          </Radio.Group>
        )}
      </Loaded>
    </>
  )
}

function emptyWords(isOwn: boolean, stands: AssetStands | null): Words {
  if (stands === 'information-card')
    return isOwn
      ? {
          zh: '本单位没有尚未登记的数据资产；先办理盘点，确认的信息卡会成为资产，已登记的办理变动登记。',
          en: 'Your unit has no asset that is not registered: confirmed cards of an inventory round become assets, and registered ones are changed.',
        }
      : { zh: '没有符合的尚未登记的数据资产。', en: 'There is no such asset that is not registered.' }
  if (stands)
    return isOwn
      ? {
          zh: '本单位没有已登记的数据资产；本事项只办理已登记的。',
          en: 'Your unit has no registered asset, and this is about registered ones.',
        }
      : { zh: '没有符合的已登记数据资产。', en: 'There is no such registered asset.' }
  return isOwn
    ? {
        zh: '本单位还没有符合的数据资产；先办理盘点，确认的信息卡会成为资产。',
        en: 'Your unit has no such asset yet; confirmed cards of an inventory round become assets.',
      }
    : { zh: '没有符合的数据资产。', en: 'There is no such asset.' }
}
