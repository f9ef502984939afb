import { Button, Input, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'

/** Title and year of a new round; the plan itself is written on the page of its case. */
export function RoundStart({ isBusy, onOpen }: { isBusy: boolean; onOpen: (answers: Record<string, unknown>) => void }) {
  const { w } = useWords()
  const session = useSession()
  const thisYear = Number(session?.clock.today.slice(0, 4) ?? 2026)
  const [title, setTitle] = useState('')
  const [year, setYear] = useState<number | null>(thisYear)
  const given = title.trim() || `${session?.post?.organisationName ?? ''}${year ?? thisYear}年数据资产盘点`.slice(0, 60)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (year !== null) onOpen({ title: given, year })
  }
  return (
    <form className="card start-round" onSubmit={submit}>
      <h2>{w({ zh: '新一次盘点', en: 'A new round' })}</h2>
      <label htmlFor="round-title">{w({ zh: '盘点名称', en: 'Name of the round' })}</label>
      <Input id="round-title" maxLength={60} value={title} placeholder={given} onChange={(e) => setTitle(e.target.value)} />
      <label htmlFor="round-year">{w({ zh: '年度', en: 'Year' })}</label>
      <InputNumber<number> id="round-year" min={2024} max={2100} precision={0} value={year} onChange={setYear} />
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={year === null}>
        {w({ zh: '开办盘点', en: 'Start the round' })}
      </Button>
      <p className="quiet">
        {w({
          zh: '范围、规程和分工在下一页填写，随写随存。',
          en: 'Scope, procedure and duties are written on the next page and saved as you type.',
        })}
      </p>
    </form>
  )
}
