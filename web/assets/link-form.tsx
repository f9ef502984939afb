import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { cardRoutes } from '#contract/cards.ts'
import { type AssetView, inventoryRoutes } from '#contract/inventory.ts'
import { signs } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

/** Says what an asset was made from, and how. */
export function LinkForm({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const [from, setFrom] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [process, setProcess] = useState('')
  const { isBusy, error, send: sendOnce } = useSending()
  const q = useDeferredValue(typed.trim())
  const found = useAsk(inventoryRoutes.listAssets, { query: { ...(q ? { q } : {}), limit: 30 } }, { keep: true })
  const options = (found.data?.items ?? [])
    .filter((each) => each.id !== asset.id)
    .map((each) => ({ value: each.id, label: `${each.name}${w(signs.open)}${each.code}${w(signs.close)}` }))
  const save = async () => {
    if (!from) return
    await sendOnce(async () => {
      await ask(cardRoutes.linkAsset, { params: { id: asset.id }, body: { fromId: from, process: process.trim() } })
      await refresh('/api/assets')
      setFrom(null)
      setProcess('')
    })
  }
  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Select
        aria-label={w({ zh: '加工自哪项资产', en: 'Made from which asset' })}
        placeholder={w({ zh: '加工自哪项资产', en: 'Made from which asset' })}
        allowClear
        value={from}
        options={options}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        onChange={(next) => setFrom(next ?? null)}
      />
      <Input
        aria-label={w({ zh: '加工过程', en: 'How it was made' })}
        placeholder={w({ zh: '加工过程，如清洗、汇总、关联', en: 'How: cleaned, summed up, joined' })}
        maxLength={400}
        value={process}
        onChange={(event) => setProcess(event.target.value)}
      />
      <Button htmlType="submit" type="primary" loading={isBusy} disabled={!from || process.trim().length < 2}>
        {w({ zh: '登记血缘', en: 'Add the link' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}
