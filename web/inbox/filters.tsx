import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { procedures } from '#law/procedures.ts'
import { useWords } from '../ui/language.tsx'
import type { InboxSearch } from './routes.tsx'

type Saved = { name: string; search: InboxSearch }
const place = 'inbox-filters'

/** Filters of the inbox by procedure, step and text, in the address; several can be kept by name in this browser. */
export function Filters({ search, onChange }: { search: InboxSearch; onChange: (search: InboxSearch) => void }) {
  const { w } = useWords()
  const [typed, setTyped] = useState(search.q ?? '')
  const steps = Object.entries(procedures[search.procedure ?? '']?.steps ?? {})
  const { tab, order, procedure, step } = search
  const change = (next: InboxSearch) =>
    onChange(Object.fromEntries(Object.entries({ tab, order, procedure, step, q: search.q, ...next }).filter(([, v]) => v)))
  return (
    <>
      <Input.Search
        className="inbox-q"
        allowClear
        value={typed}
        maxLength={100}
        aria-label={w({ zh: '按名称或编号筛选', en: 'Filter by name or number' })}
        placeholder={w({ zh: '名称或编号', en: 'Name or number' })}
        onChange={(e) => setTyped(e.target.value)}
        onSearch={(q) => change({ q: q.trim() })}
      />
      <Select
        aria-label={w({ zh: '事项', en: 'Matter' })}
        className="inbox-pick"
        allowClear
        value={procedure ?? null}
        placeholder={w({ zh: '全部事项', en: 'All matters' })}
        options={Object.values(procedures).map((p) => ({ value: p.id, label: w(p.title) }))}
        onChange={(next) => change({ procedure: next ?? '', step: '' })}
      />
      {steps.length > 0 && (
        <Select
          aria-label={w({ zh: '环节', en: 'Step' })}
          className="inbox-pick"
          allowClear
          value={step ?? null}
          placeholder={w({ zh: '全部环节', en: 'All steps' })}
          options={steps.map(([id, s]) => ({ value: id, label: w(s.title) }))}
          onChange={(next) => change({ step: next ?? '' })}
        />
      )}
      {tab !== 'closed' && (
        <Button type="text" onClick={() => change({ order: order === 'recent' ? 'due' : 'recent' })}>
          {order === 'recent' ? w({ zh: '按最近办理排序', en: 'Latest first' }) : w({ zh: '按期限排序', en: 'Soonest first' })} ⇅
        </Button>
      )}
      <SavedFilters search={search} onChoose={onChange} />
    </>
  )
}

function SavedFilters({ search, onChoose }: { search: InboxSearch; onChoose: (search: InboxSearch) => void }) {
  const { w } = useWords()
  const [saved, setSaved] = useState<Saved[]>(read)
  const isFiltered = Boolean(search.q || search.procedure || search.step)
  const keep = (next: Saved[]) => {
    setSaved(next)
    localStorage.setItem(place, JSON.stringify(next))
  }
  const name = [
    search.procedure && w(procedures[search.procedure]?.title ?? { zh: '', en: '' }),
    search.step && w(procedures[search.procedure ?? '']?.steps[search.step]?.title ?? { zh: '', en: '' }),
    search.q,
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      {saved.map((each) => (
        <span key={each.name} className="saved">
          <button type="button" onClick={() => onChoose(each.search)}>
            {each.name}
          </button>
          <button
            type="button"
            aria-label={w({ zh: `删除筛选 ${each.name}`, en: `Remove filter ${each.name}` })}
            onClick={() => keep(saved.filter((s) => s !== each))}
          >
            ✕
          </button>
        </span>
      ))}
      {isFiltered && !saved.some((s) => s.name === name) && (
        <Button type="link" onClick={() => keep([...saved, { name, search }].slice(-8))}>
          {w({ zh: '保存筛选', en: 'Keep this filter' })}
        </Button>
      )}
    </>
  )
}

function read(): Saved[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter((s): s is Saved => typeof s?.name === 'string' && typeof s?.search === 'object') : []
  } catch {
    return []
  }
}
