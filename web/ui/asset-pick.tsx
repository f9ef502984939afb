import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { inventoryRoutes } from '#contract/inventory.ts'
import { signs } from '#law/words.ts'
import { useAsk } from './api.ts'
import { assetStates } from './asset-words.ts'
import { useWords } from './language.tsx'

/** Picks one of the unit's assets, found by typing name, code or initials. */
export function AssetPick({
  holderId,
  value,
  isRequired,
  onChange,
}: {
  holderId: string
  value: string | null
  isRequired: boolean
  onChange: (assetId: string | null) => void
}) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(inventoryRoutes.listAssets, { query: { holderId, limit: 20, ...(q ? { q } : {}) } }, { keep: true })
  const chosen = useAsk(inventoryRoutes.readAsset, { params: { id: value ?? '' } }, { enabled: value !== null })
  const options = (found.data?.items ?? []).map((each) => ({
    value: each.id,
    label: `${each.name}${w(signs.open)}${w(assetStates[each.state].words)}${w(signs.close)}`,
  }))
  const shown =
    value !== null && !options.some((each) => each.value === value) && chosen.data
      ? [{ value, label: chosen.data.name }, ...options]
      : options
  return (
    <div>
      <label htmlFor="asset">
        {w({ zh: '数据资产', en: 'Data asset' })}
        {!isRequired && w({ zh: '（可不填）', en: ' (optional)' })}
      </label>
      <Select
        id="asset"
        allowClear
        value={value}
        placeholder={w({ zh: '按名称、编码或首字母查找', en: 'Find by name, code or initials' })}
        options={shown}
        loading={found.isFetching}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        onChange={(id) => onChange(id ?? null)}
      />
    </div>
  )
}
