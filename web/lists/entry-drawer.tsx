import { App, Button, Drawer, Input, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type DemandNote, type SectorEntry, sectorListRoutes } from '#contract/sector-lists.ts'
import { demandStrengths, potentialParts } from '#law/potential.ts'
import { signs } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { BarList } from '../ui/bar-list.tsx'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { SectorListView } from './list-page.tsx'
import { seenWords } from './list-words.ts'

type Props = { list: SectorListView; entry: SectorEntry; onChange: (entry: SectorEntry) => void; onClose: () => void }

/** What the score of an entry is made of, who asks for it, and taking it off the list. */
export function EntryDrawer({ list, entry, onChange, onClose }: Props) {
  const { w } = useWords()
  return (
    <Drawer open onClose={onClose} size={560} title={entry.name}>
      <h2 className="form-title">
        {w({ zh: `预期潜力 ${entry.score} 分`, en: `Expected potential: ${entry.score}` })} <Basis of="choice:potential" />
      </h2>
      <BarList
        label={w({ zh: '得分构成', en: 'Parts of the score' })}
        isRate
        bars={entry.parts.map((one) => ({
          key: one.part,
          label: w(potentialParts[one.part].title),
          value: one.points,
          of: potentialParts[one.part].most,
          note: w(seenWords(one)),
        }))}
      />
      <details>
        <summary>{w({ zh: '怎样计分', en: 'How points are given' })}</summary>
        <ul>
          {Object.entries(potentialParts).map(([part, { title, says }]) => (
            <li key={part}>
              <strong>{w(title)}</strong>
              {w(signs.colon)}
              {w(says)}
            </li>
          ))}
        </ul>
      </details>
      {entry.summary && <p>{entry.summary}</p>}
      {list.seesPeople && <Demands list={list} entry={entry} />}
      {list.mayEdit && <NoteDemand list={list} entry={entry} onChange={onChange} onClose={onClose} />}
      {list.mayEdit && <Remove list={list} entry={entry} onChange={onChange} onClose={onClose} />}
    </Drawer>
  )
}

function Demands({ list, entry }: Pick<Props, 'list' | 'entry'>) {
  const { w } = useWords()
  const query = { assetId: entry.assetId }
  const columns = useMemo(
    (): Columns<DemandNote> => [
      {
        title: w({ zh: '谁需要', en: 'Who asks' }),
        key: 'who',
        render: (_, row) => (
          <span className="wide-cell">
            {row.who}
            <small>{w(demandStrengths[row.strength as 1 | 2 | 3])}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '用来做什么', en: 'What for' }),
        key: 'body',
        render: (_, row) => (
          <span className="wide-cell">
            {row.body}
            <small>
              {row.notedName} {dayOf(row.notedAt)}
            </small>
          </span>
        ),
      },
    ],
    [w],
  )
  return (
    <section aria-labelledby="demands">
      <h2 id="demands" className="form-title">
        {w({ zh: '市场需求', en: 'Demand' })} <Basis of="§3.3" />
      </h2>
      <KeysetTable
        caption={w({ zh: '市场需求', en: 'Demand' })}
        route={sectorListRoutes.listDemands}
        input={{ params: { id: list.id }, query }}
        columns={columns}
        rowKey={(row) => row.id}
        excel={{ path: exportRoutes.demandsExcel.path.replace(':id', list.id), query }}
        empty={<Nothing>{w({ zh: '还没有需求记录。', en: 'Nobody has asked for it yet.' })}</Nothing>}
      />
    </section>
  )
}

function NoteDemand({ list, entry, onChange }: Props) {
  const { w } = useWords()
  const [who, setWho] = useState('')
  const [body, setBody] = useState('')
  const [strength, setStrength] = useState(1)
  const { isBusy, error, send } = useSending()
  const note = () =>
    send(async () => {
      onChange(
        await ask(sectorListRoutes.noteDemand, {
          params: { id: list.id },
          body: { assetId: entry.assetId, who: who.trim(), body: body.trim(), strength },
        }),
      )
      setWho('')
      setBody('')
      await refresh('/api/sector-lists')
    })
  return (
    <form
      className="list-form"
      onSubmit={(event) => {
        event.preventDefault()
        void note()
      }}
    >
      <h3 className="small-head">{w({ zh: '记录一条需求', en: 'Note a demand' })}</h3>
      <label>
        {w({ zh: '谁需要', en: 'Who asks' })}
        <Input value={who} maxLength={100} onChange={(event) => setWho(event.target.value)} />
      </label>
      <label>
        {w({ zh: '用来做什么（5字以上）', en: 'What for (5 characters or more)' })}
        <Input.TextArea
          value={body}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setBody(event.target.value)}
        />
      </label>
      <Radio.Group
        aria-label={w({ zh: '强度', en: 'Strength' })}
        value={strength}
        onChange={(event) => setStrength(event.target.value as number)}
        options={Object.entries(demandStrengths).map(([value, words]) => ({ value: Number(value), label: w(words) }))}
      />
      <Button htmlType="submit" loading={isBusy} disabled={who.trim().length < 2 || [...body.trim()].length < 5}>
        {w({ zh: '记录', en: 'Note it' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}

function Remove({ list, entry, onClose }: Props) {
  const { w } = useWords()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const remove = () =>
    send(async () => {
      await ask(sectorListRoutes.removeEntry, { params: { id: list.id }, body: { assetId: entry.assetId, reason: reason.trim() } })
      void message.success(w({ zh: '已移出', en: 'Taken off' }))
      await refresh('/api/sector-lists')
      onClose()
    })
  return (
    <form
      className="list-form"
      onSubmit={(event) => {
        event.preventDefault()
        void remove()
      }}
    >
      <h3 className="small-head">{w({ zh: '移出清单', en: 'Take it off' })}</h3>
      <label>
        {w({ zh: '理由', en: 'Reason' })}
        <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button danger htmlType="submit" loading={isBusy} disabled={[...reason.trim()].length < 2}>
        {w({ zh: '移出', en: 'Take off' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}
