import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { type SimilarAsset, similarRoutes } from '#contract/similar.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { several } from '#law/words.ts'
import { VersionCompare } from '../assets/version-compare.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'

/** Other assets that may be the same claim, with the reason each is named, and both cards side by side on demand. */
export function SimilarTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const found = useAsk(similarRoutes.findSimilar, { params: { id: view.subjectId } })
  const [open, setOpen] = useState<string | null>(null)
  const words = found.data && !found.data.isCommon ? found.data.words : ''
  const nothingFound = w({
    zh: `没有发现相似的资产${words && `（主题词“${words}”）`}。`,
    en: `Nothing similar was found${words && ` (words “${words}”)`}.`,
  })
  return (
    <>
      <p className="quiet">
        {w({
          zh: '在您看得到的资产中按取值摘要和名称主题词查找，并比对字段名，已登记的在前；是否重复由您判断。',
          en: 'Looked for among the assets you may read by digests of values and words of the name, with the names of columns compared; registered ones first. Whether it is a duplicate is for you to say.',
        })}{' '}
        <Basis of="choice:similar-claims" />
      </p>
      {found.data?.isCommon && (
        <p>
          {w({
            zh: `名称含“${found.data.words}”的资产太多，没有按名称列出；请按取值和字段判断，或在资产列表中查找。`,
            en: `Too many assets have “${found.data.words}” in their name, so none is listed for its name; judge by values and columns, or search the list of assets.`,
          })}
        </p>
      )}
      <Loaded query={found} rows={4} isEmpty={(data) => data.items.length === 0} empty={<Nothing>{nothingFound}</Nothing>}>
        {(data) => (
          <ul className="plain similar">
            {data.items.map((item) => (
              <li key={item.assetId}>
                <SimilarLine item={item} />
                <Button
                  size="small"
                  aria-expanded={open === item.assetId}
                  aria-label={w({ zh: `与 ${item.name} 逐项比对`, en: `Compare with ${item.name}` })}
                  onClick={() => setOpen(open === item.assetId ? null : item.assetId)}
                >
                  {open === item.assetId ? w({ zh: '收起', en: 'Close' }) : w({ zh: '逐项比对', en: 'Compare' })}
                </Button>
                {open === item.assetId && <Difference view={view} item={item} />}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  )
}

function SimilarLine({ item }: { item: SimilarAsset }) {
  const { w, list } = useWords()
  const state = assetStateWords[item.state as keyof typeof assetStateWords]
  return (
    <>
      <p>
        <Inside href={`/desk/assets/${item.assetId}`}>{item.name}</Inside>{' '}
        {state && <Status tone={item.state === 'registered' ? 'care' : 'plain'}>{w(state)}</Status>}{' '}
        <span className="quiet">
          {item.holderName}
          {item.isOwnHolder && w({ zh: '（同一持有单位）', en: ' (same holder)' })} · <span className="number">{item.code}</span>
        </span>
      </p>
      <ul>
        {item.byValues && <li>{w(item.byValues.words)}</li>}
        {item.byName && <li>{w({ zh: `名称都含“${item.byName}”`, en: `Both names hold “${item.byName}”` })}</li>}
        {item.byColumns && (
          <li>
            {w({
              zh: `${item.byColumns.shared.length} 个字段同名（本资产 ${item.byColumns.ours} 个，对方 ${item.byColumns.theirs} 个）：`,
              en: `${several(item.byColumns.shared.length, 'column')} of the same name (${item.byColumns.ours} here, ${item.byColumns.theirs} there): `,
            })}
            {list(item.byColumns.shared.slice(0, 12))}
          </li>
        )}
      </ul>
    </>
  )
}

function Difference({ view, item }: { view: CaseView; item: SimilarAsset }) {
  const { w } = useWords()
  const ours = useAsk(inventoryRoutes.readAssetVersion, { params: { id: view.subjectId, version: view.subjectVersion ?? 1 } })
  const theirs = useAsk(inventoryRoutes.readAsset, { params: { id: item.assetId } })
  return (
    <Loaded query={theirs} rows={6}>
      {(other) => (
        <Loaded query={ours} rows={6}>
          {(own) => (
            <VersionCompare
              before={{ version: view.subjectVersion ?? 1, card: own.card, title: w({ zh: '本次申请', en: 'This application' }) }}
              after={{ version: other.version, card: other.card, title: item.name }}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
