import { Link } from '@tanstack/react-router'
import { inventoryRoutes, type Likeness } from '#contract/inventory.ts'
import { several, type Words } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { ShareBar } from '../ui/column-cells.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import './structure.css'

const kinds: { readonly [kind in Likeness['kind']]: { readonly words: Words; readonly tone: Tone } } = {
  same: { words: { zh: '疑似相同', en: 'Probably the same' }, tone: 'care' },
  'contained-in': { words: { zh: '疑似取自', en: 'Probably taken from' }, tone: 'going' },
  contains: { words: { zh: '疑似包含', en: 'Probably holds' }, tone: 'going' },
  overlaps: { words: { zh: '有重合', en: 'Overlaps' }, tone: 'plain' },
}

/** Assets and findings that seem to hold the same data, or that this was taken from, with the share of values found again. */
export function LikenessPanel({ findingId, isQuiet = false }: { findingId: string; isQuiet?: boolean }) {
  const { w } = useWords()
  const found = useAsk(inventoryRoutes.findLikeness, { params: { id: findingId } })
  // Firms that were asked about an asset read its card and fields, but not the findings of others.
  if (isQuiet && found.isError) return null
  return (
    <section className="card" aria-labelledby="likeness">
      <h2 id="likeness">{w({ zh: '疑似重复或派生', en: 'Probable duplicates and derivations' })}</h2>
      <p className="quiet">
        {w({
          zh: '以取值的加盐摘要比对，平台上没有原值；是否重复由人判断。',
          en: 'Compared by salted digests of values; no value is kept. Whether it is a duplicate is for people to say.',
        })}
      </p>
      <Loaded
        query={found}
        rows={3}
        isEmpty={(data) => data.items.length === 0}
        empty={<Nothing>{w({ zh: '没有发现与其他数据集相像的字段。', en: 'Nothing like it was found among other datasets.' })}</Nothing>}
      >
        {(data) => (
          <ul className="likeness">
            {data.items.map((item) => (
              <LikeLine key={item.findingId} item={item} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function LikeLine({ item }: { item: Likeness }) {
  const { w } = useWords()
  const kind = kinds[item.kind]
  return (
    <li>
      <Status tone={kind.tone}>{w(kind.words)}</Status>
      <span>
        {item.assetId ? (
          <Link to="/assets/$id" params={{ id: item.assetId }}>
            {item.dataset}
          </Link>
        ) : (
          <Link to="/inventory/findings/$id" params={{ id: item.findingId }}>
            {item.dataset}
          </Link>
        )}{' '}
        <span className="quiet">
          {item.holderName}
          {item.assetCode && ` · ${item.assetCode}`}
        </span>
      </span>
      <ShareBar share={item.share} label={w({ zh: '重合', en: 'Shared' })} />
      <span className="likeness-words">{w(item.words)}</span>
      {item.columns.length > 0 && (
        <details>
          <summary>{w({ zh: `${item.columns.length} 个字段对得上`, en: `${several(item.columns.length, 'column')} match` })}</summary>
          <ul>
            {item.columns.map((each) => (
              <li key={`${each.ours} ${each.theirs}`}>
                {each.ours} ↔ {each.theirs} <span className="number quiet">{(each.share * 100).toFixed(1)}%</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
