import { Input, Select } from 'antd'
import { several, type Words } from '#law/words.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { type SemanticGroup, semanticGroups } from '../ui/semantic-words.ts'
import type { Attention, ColumnOrder, ColumnQuery } from './column-query.ts'

const attentions: { readonly [each in Attention]: Words } = {
  unsure: { zh: '把握不足', en: 'Unsure' },
  personal: { zh: '个人信息', en: 'Personal' },
  sensitive: { zh: '敏感', en: 'Sensitive' },
  nulls: { zh: '空值超过两成', en: 'Over 20% nulls' },
  suggested: { zh: '有更正建议', en: 'With a suggestion' },
  changed: { zh: '较上次有变化', en: 'Changed since last time' },
  ruled: { zh: '设了规则', en: 'With rules' },
}
const orders: { readonly [order in ColumnOrder]: Words } = {
  position: { zh: '按源顺序', en: 'As in the source' },
  grade: { zh: '级别高在前', en: 'Highest grade first' },
  confidence: { zh: '把握低在前', en: 'Least sure first' },
  nulls: { zh: '空值多在前', en: 'Most nulls first' },
  distinct: { zh: '不同值多在前', en: 'Most distinct first' },
  name: { zh: '按名称', en: 'By name' },
}

/** Narrows and orders the columns of a finding. */
export function ColumnFilters({
  query,
  onChange,
  shown,
  all,
}: {
  query: ColumnQuery
  onChange: (query: ColumnQuery) => void
  shown: number
  all: number
}) {
  const { w } = useWords()
  const set = (next: Partial<ColumnQuery>) => onChange({ ...query, ...next })
  return (
    <div className="list-tools column-filters">
      <Input
        allowClear
        value={query.text}
        maxLength={100}
        style={{ width: '11rem' }}
        aria-label={w({ zh: '按名称、注释、含义筛选', en: 'Filter by name, comment or meaning' })}
        placeholder={w({ zh: '名称、注释、含义', en: 'Name, comment, meaning' })}
        onChange={(event) => set({ text: event.target.value })}
      />
      <Select
        aria-label={w({ zh: '级别', en: 'Grade' })}
        allowClear
        style={{ minWidth: '6.5rem' }}
        value={query.grade}
        placeholder={w({ zh: '全部级别', en: 'All grades' })}
        options={[4, 3, 2, 1].map((value) => ({ value, label: w({ zh: `一般${value}级`, en: `Grade ${value}` }) }))}
        onChange={(grade) => set({ grade: grade ?? null })}
      />
      <Select
        aria-label={w({ zh: '含义', en: 'Meaning' })}
        allowClear
        style={{ minWidth: '6.5rem' }}
        value={query.group}
        placeholder={w({ zh: '全部含义', en: 'All meanings' })}
        options={(Object.keys(semanticGroups) as SemanticGroup[]).map((value) => ({ value, label: w(semanticGroups[value]) }))}
        onChange={(group) => set({ group: group ?? null })}
      />
      <Select
        aria-label={w({ zh: '关注', en: 'Attention' })}
        allowClear
        style={{ minWidth: '8rem' }}
        value={query.attention}
        placeholder={w({ zh: '不限关注', en: 'Any' })}
        options={(Object.keys(attentions) as Attention[]).map((value) => ({ value, label: w(attentions[value]) }))}
        onChange={(attention) => set({ attention: attention ?? null })}
      />
      <Select
        aria-label={w({ zh: '排序', en: 'Order' })}
        style={{ minWidth: '8rem' }}
        value={query.order}
        options={(Object.keys(orders) as ColumnOrder[]).map((value) => ({ value, label: w(orders[value]) }))}
        onChange={(order) => set({ order })}
      />
      <span className="list-total" role="status">
        {shown === all
          ? w({ zh: `共 ${count(all)} 个字段`, en: several(all, 'column') })
          : w({ zh: `${count(shown)} / ${count(all)} 个字段`, en: `${count(shown)} of ${several(all, 'column')}` })}
      </span>
    </div>
  )
}
