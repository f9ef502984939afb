import { Checkbox, Select } from 'antd'
import type { CountLine } from '#contract/counting.ts'
import { present } from '../ui/address-search.ts'
import { useWords } from '../ui/language.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { resultWords } from './count-words.ts'

/** What the lines of a count are narrowed by. */
export type CountFilter = { result?: CountLine['result']; open?: 'yes'; q?: string }

/** The filters of a count: result, what still needs something, name or code. */
export function CountFilters({ filter, onChange }: { filter: CountFilter; onChange: (next: CountFilter) => void }) {
  const { w } = useWords()
  const change = (next: { [key in keyof CountFilter]?: CountFilter[key] | undefined }) =>
    onChange(present({ ...filter, ...next }) as CountFilter)
  return (
    <>
      <Select
        aria-label={w({ zh: '核对结果', en: 'Result' })}
        allowClear
        style={{ minWidth: '8rem' }}
        value={filter.result ?? null}
        placeholder={w({ zh: '全部结果', en: 'All results' })}
        options={Object.entries(resultWords).map(([value, { words }]) => ({ value: value as CountLine['result'], label: w(words) }))}
        onChange={(result) => change({ result: result ?? undefined })}
      />
      <Checkbox checked={filter.open === 'yes'} onChange={(event) => change({ open: event.target.checked ? 'yes' : undefined })}>
        {w({ zh: '只看待说明、待复盘的', en: 'Only open ones' })}
      </Checkbox>
      <TextFilter
        label={{ zh: '按名称或编码筛选', en: 'Filter by name or code' }}
        value={filter.q}
        onChange={(q) => change({ q: q || undefined })}
      />
    </>
  )
}
