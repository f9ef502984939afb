import { Select } from 'antd'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'

/** Narrows a list to one year. */
export function YearFilter({ year, onChange }: { year: number | undefined; onChange: (year: number | undefined) => void }) {
  const { w } = useWords()
  const session = useSession()
  const thisYear = Number((session?.clock.today ?? '2026').slice(0, 4))
  const years = Array.from({ length: 6 }, (_, i) => thisYear + 1 - i)
  return (
    <Select
      aria-label={w({ zh: '年度', en: 'Year' })}
      allowClear
      style={{ minWidth: '8rem' }}
      value={year ?? null}
      placeholder={w({ zh: '全部年度', en: 'All years' })}
      options={years.map((value) => ({ value, label: String(value) }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}
