import { Select } from 'antd'
import { useState } from 'react'
import { cardRoutes } from '#contract/cards.ts'
import { derivedWords } from '#contract/derived-words.ts'
import { withDerived } from '#contract/forms.ts'
import { type AssetView, inventoryRoutes } from '#contract/inventory.ts'
import { forms } from '#law/forms.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { ask, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { ShowContacts } from '../ui/contacts.tsx'
import { minuteOf } from '../ui/dates.ts'
import { HiddenNote } from '../ui/hidden-note.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { VersionCompare } from './version-compare.tsx'

/** The card of the current version with its digests; an earlier version can be laid beside it. */
export function CardTab({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const organisationId = useSession()?.post?.organisationId
  const [beside, setBeside] = useState<number | null>(null)
  const derived = Object.fromEntries(
    Object.entries(asset.derived).map(([field, said]) => [field, typeof said === 'string' ? w(derivedWords(field, said)) : said]),
  )
  const earlier = asset.versions.filter((v) => v.version !== asset.version).sort((a, b) => b.version - a.version)
  return (
    <section className="card" aria-labelledby="card">
      <h2 id="card">
        {w({ zh: '数据信息卡', en: 'Information card' })}
        <Basis of="§3.8" />
      </h2>
      <div className="asset-version">
        <span>
          {w({
            zh: `第 ${asset.version} 版 · ${asset.confirmedName} 于 ${minuteOf(asset.confirmedAt)} 确认`,
            en: `Version ${asset.version} · confirmed by ${asset.confirmedName}, ${minuteOf(asset.confirmedAt)}`,
          })}
        </span>
        <Digest name="SHA-256" value={asset.versionSha256} />
        <Digest name="SM3" value={asset.versionSm3} />
        <a href={cardRoutes.printCard.path.replace(':id', asset.id)} target="_blank" rel="noreferrer">
          {w({ zh: '打印卡片', en: 'Print the card' })}
        </a>
        {earlier.length > 0 && (
          <Select
            aria-label={w({ zh: '与历史版本比对', en: 'Compare with an earlier version' })}
            style={{ minWidth: '15rem' }}
            allowClear
            value={beside}
            placeholder={w({ zh: '与历史版本比对', en: 'Compare with an earlier version' })}
            options={earlier.map((v) => ({
              value: v.version,
              label: `${w({ zh: `第 ${v.version} 版`, en: `version ${v.version}` })} · ${v.confirmedName} · ${minuteOf(v.confirmedAt)}`,
            }))}
            onChange={(next) => setBeside(next ?? null)}
          />
        )}
      </div>
      {asset.hidden.includes('protection') && <HiddenNote labels={['protection']} />}
      {asset.holderId !== organisationId && typeof asset.card['contact'] === 'string' && (
        <ShowContacts show={(reason) => ask(inventoryRoutes.showAssetContacts, { params: { id: asset.id }, body: { reason } })} />
      )}
      {beside === null ? (
        <AnswersView form="information-card" answers={withDerived(forms['information-card'], asset.card, derived)} />
      ) : (
        <Beside asset={asset} version={beside} />
      )}
    </section>
  )
}

function Beside({ asset, version }: { asset: AssetView; version: number }) {
  const found = useAsk(inventoryRoutes.readAssetVersion, { params: { id: asset.id, version } })
  return (
    <Loaded query={found} rows={10}>
      {(older) => <VersionCompare before={{ version, card: older.card }} after={{ version: asset.version, card: asset.card }} />}
    </Loaded>
  )
}

/** A digest, shortened; the whole of it on hover, and selected as a whole. */
export function Digest({ name, value }: { name: string; value: string }) {
  return (
    <span className="digest" title={value}>
      {name} <code>{value.slice(0, 16)}…</code>
    </span>
  )
}
