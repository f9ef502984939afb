import { Button, Radio } from 'antd'
import { useId, useRef, useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { cardRoutes } from '#contract/cards.ts'
import { choices } from '#law/choices.ts'
import type { ImportWay } from '#contract/card-columns.ts'
import { addressOf, ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { ImportList } from './import-list.tsx'
import './adding.css'

const ways = {
  new: { zh: '新建信息卡', en: 'New cards' },
  existing: { zh: '存量台账（带原编号）', en: 'An existing list with its numbers' },
} as const

/** Imports a whole table of cards: the template to fetch, the table to send, and the imports of the round. */
export function ImportForm({ roundId }: { roundId: string }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const file = useRef<HTMLInputElement>(null)
  const [way, setWay] = useState<ImportWay>('new')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const label = useId()
  const send = async (chosen: File) => {
    setBusy(true)
    setError(null)
    try {
      const body = new FormData()
      body.append('file', chosen)
      const sent = await ask(cardRoutes.importCards, { params: { id: roundId }, query: { way }, body })
      void refresh('/api/rounds', '/api/card-imports')
      await navigate({ to: '/inventory/imports/$id', params: { id: sent.id } })
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
      if (file.current) file.current.value = ''
    }
  }
  return (
    <div className="adding">
      <div className="adding-form">
        <p id={label}>
          {w({ zh: '这张表是', en: 'This table is' })} <Basis of="choice:card-tables" />{' '}
          {way === 'existing' && <Basis of="choice:old-codes" />}
        </p>
        <Radio.Group
          aria-labelledby={label}
          value={way}
          onChange={(event) => setWay(event.target.value as ImportWay)}
          options={(Object.keys(ways) as ImportWay[]).map((value) => ({ value, label: w(ways[value]) }))}
        />
        <p className="row">
          <Button href={addressOf(cardRoutes.cardTemplate.path, { way })} download>
            {w({ zh: '① 下载模板', en: '① Fetch the template' })}
          </Button>
          <Button type="primary" loading={isBusy} onClick={() => file.current?.click()}>
            {w({ zh: '② 上传填好的表格', en: '② Send the table' })}
          </Button>
          <input
            ref={file}
            type="file"
            accept=".xlsx"
            hidden
            aria-label={w({ zh: '填好的表格', en: 'The table' })}
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              if (chosen) void send(chosen)
            }}
          />
        </p>
        {error !== null && <ProblemNote error={error} />}
        <ImportList roundId={roundId} />
      </div>
      <aside className="adding-help" aria-label={w({ zh: '整表导入', en: 'Importing a table' })}>
        <h3>{w({ zh: '一行一张卡，全部正确才收下', en: 'One card a line; all of it or nothing' })}</h3>
        <ol className="adding-steps">
          <li>
            {w({
              zh: '模板的下拉项、填写说明都来自信息卡的定义；列的次序可以调换，列名不要改。',
              en: 'Drop-downs and notes of the template come from the card itself; columns may change places, not names.',
            })}
          </li>
          <li>
            {w({
              zh: `一次不超过 ${count(choices['card-tables'].value)} 行；导入在后台进行，可以离开本页。`,
              en: `At most ${count(choices['card-tables'].value)} lines; it runs in the background and you may leave.`,
            })}
          </li>
          <li>
            {w({
              zh: '有错误时一张卡也不建；错误逐格列出，也可以下载标出错误的表格改正后重传。',
              en: 'With an error no card is made; every error is listed at its cell, and a marked copy can be fetched.',
            })}
          </li>
          <li>
            {w({
              zh: '存量台账的原编号保留可查，资产编码按现行规则另编。导入的卡片同样要由另一人复核。',
              en: 'Old numbers stay findable beside the new codes. Imported cards are checked by a colleague as well.',
            })}
          </li>
        </ol>
      </aside>
    </div>
  )
}
