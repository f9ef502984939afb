import { Button, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import { sectorWords } from '#contract/sector-words.ts'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'

/** The year of a new sector list; its plan and entries are written on the pages that follow. */
export function ListStart({ isBusy, onOpen }: { isBusy: boolean; onOpen: (answers: Record<string, unknown>) => void }) {
  const { w } = useWords()
  const session = useSession()
  const [year, setYear] = useState<number | null>(Number(session?.clock.today.slice(0, 4) ?? 2026))
  const sector = session?.post?.sector ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (year !== null) onOpen({ title: `${sector}公共数据资产目录清单（${year}年）`.slice(0, 60), year })
  }
  return (
    <form className="card start-round" onSubmit={submit}>
      <h2>{w({ zh: `${sector}行业清单，新一版`, en: `A new edition of the list of ${sectorWords(sector).en}` })}</h2>
      <label htmlFor="list-year">{w({ zh: '年度', en: 'Year' })}</label>
      <InputNumber<number> id="list-year" min={2024} max={2100} precision={0} value={year} onChange={setYear} />
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={year === null}>
        {w({ zh: '开办', en: 'Start' })}
      </Button>
      <p className="quiet">
        {w({
          zh: '收录范围和重点在下一页填写；条目在清单页面从各单位目录选入。',
          en: 'Scope and focus are written on the next page; entries are taken from the units’ catalogues on the page of the list.',
        })}
      </p>
    </form>
  )
}
