import { Select } from 'antd'
import type { AssetLine } from '#contract/inventory.ts'
import type { AssetStands } from '#law/asset-states.ts'
import type { Words } from '#law/words.ts'
import { assetStates, cardOption } from '../ui/asset-words.ts'
import { HolderFilter } from '../ui/holder-filter.tsx'
import { useWords } from '../ui/language.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { CatalogueSearch } from './routes.tsx'

const standsWords = {
  listed: { zh: '已入盘点清单', en: 'In the inventory list' },
  'information-card': { zh: '信息卡（未登记）', en: 'Information card' },
  'asset-card': { zh: '资产卡', en: 'Asset card' },
  'once-registered': { zh: '登记过（含已失效）', en: 'Registered now or before' },
} as const satisfies Record<AssetStands, Words>

type Wanted = { [key in keyof CatalogueSearch]: CatalogueSearch[key] | undefined }

/** Narrows the catalogue by text, state, holder and grade; the choice stands in the address. */
export function AssetFilters({ search, onChange }: { search: CatalogueSearch; onChange: (search: Wanted) => void }) {
  const { w } = useWords()
  const change = (next: Wanted) => onChange({ ...search, ...next })
  return (
    <>
      <TextFilter
        label={{ zh: '按名称或编码查找', en: 'Find by name or code' }}
        value={search.q}
        onChange={(q) => change({ q: q || undefined })}
      />
      <Select
        aria-label={w({ zh: '状态', en: 'State' })}
        className="list-pick"
        allowClear
        value={search.state ?? null}
        placeholder={w({ zh: '全部状态', en: 'All states' })}
        options={Object.entries(assetStates).map(([value, { words }]) => ({ value, label: w(words) }))}
        onChange={(state) => change({ state: (state as AssetLine['state'] | null) ?? undefined })}
      />
      <Select
        aria-label={w({ zh: '级别', en: 'Grade' })}
        className="list-pick"
        allowClear
        value={search.grade ?? null}
        placeholder={w({ zh: '全部级别', en: 'All grades' })}
        options={[1, 2, 3, 4].map((value) => ({ value, label: w({ zh: `一般${value}级`, en: `General ${value}` }) }))}
        onChange={(grade) => change({ grade: grade ?? undefined })}
      />
      <Select
        aria-label={w({ zh: '来源', en: 'Origin' })}
        className="list-pick"
        allowClear
        value={search.origin ?? null}
        placeholder={w({ zh: '全部来源', en: 'All origins' })}
        options={(['collected', 'produced', 'purchased'] as const).map((value) => ({ value, label: w(cardOption('origin', value)) }))}
        onChange={(origin) => change({ origin: origin ?? undefined })}
      />
      <Select
        aria-label={w({ zh: '重要程度', en: 'Importance' })}
        className="list-pick"
        allowClear
        value={search.importance ?? null}
        placeholder={w({ zh: '全部重要程度', en: 'All importance' })}
        options={(['general', 'important', 'core'] as const).map((value) => ({ value, label: w(cardOption('importance', value)) }))}
        onChange={(importance) => change({ importance: importance ?? undefined })}
      />
      <Select
        aria-label={w({ zh: '使用标识', en: 'Use mark' })}
        className="list-pick"
        allowClear
        value={search.marked ?? null}
        placeholder={w({ zh: '使用标识', en: 'Use mark' })}
        options={[{ value: 'yes', label: w({ zh: '有使用标识', en: 'Marked' }) }]}
        onChange={(marked) => change({ marked: marked ? 'yes' : undefined })}
      />
      <Select
        aria-label={w({ zh: '账套环节', en: 'Link of the account set' })}
        className="list-pick"
        allowClear
        value={search.stands ?? null}
        placeholder={w({ zh: '账套环节', en: 'Link of the account set' })}
        options={Object.entries(standsWords).map(([value, words]) => ({ value, label: w(words) }))}
        onChange={(stands) => change({ stands: (stands as AssetStands | null) ?? undefined })}
      />
      <HolderFilter holderId={search.holderId} onChange={(holderId) => change({ holderId })} />
    </>
  )
}
