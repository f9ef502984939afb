import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { inventoryRoutes } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { type ConnectionDraft, connectionOf, grantsFor, problemsOfConnection, problemsOfRefusal } from './connection-draft.ts'
import { DatabaseFields, ScanFields } from './connection-fields.tsx'
import { CopyBlock } from './copy-block.tsx'
import './adding.css'

/**
 * Connects a database so that its tables are scanned, filled in as it is given; the password is kept sealed until the scan ends, refusals
 * stand at their fields.
 */
export function ConnectionForm({ roundId, from }: { roundId: string; from: ConnectionDraft }) {
  const { w } = useWords()
  const [draft, setDraft] = useState<ConnectionDraft>(from)
  const [isChecked, setChecked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [added, setAdded] = useState<number | null>(null)
  const problems = { ...problemsOfRefusal(error), ...(isChecked ? problemsOfConnection(draft) : {}) }
  const change = (next: Partial<ConnectionDraft>) => setDraft({ ...draft, ...next })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    setAdded(null)
    if (Object.keys(problemsOfConnection(draft)).length > 0) return showWrong(event.currentTarget as HTMLFormElement)
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      const answer = await ask(inventoryRoutes.addConnection, { params: { id: roundId }, body: connectionOf(draft) })
      setAdded(answer.added.length)
      setDraft({ ...draft, password: '' })
      setChecked(false)
      await Promise.all([refresh('/api/rounds'), refresh('/api/connections')])
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="adding" onSubmit={(event) => void send(event)} noValidate autoComplete="off">
      <div className="adding-form">
        <DatabaseFields draft={draft} problems={problems} onChange={change} />
        <ScanFields draft={draft} problems={problems} onChange={change} />
        <p className="row adding-send">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {w({ zh: '连接并扫描', en: 'Connect and scan' })}
          </Button>
          {added !== null && (
            <span role="status" className="adding-done">
              ✓ {w({ zh: `已添加 ${count(added)} 个数据源，进度见下`, en: `${several(added, 'source')} added; progress below` })}
            </span>
          )}
        </p>
        {error !== null && <ProblemNote error={error} />}
      </div>
      <ReadOnlyAccount draft={draft} />
    </form>
  )
}

/** The statements that make the account the scan signs in with, for whoever runs the database. */
function ReadOnlyAccount({ draft }: { draft: ConnectionDraft }) {
  const { w } = useWords()
  return (
    <aside className="adding-help" aria-label={w({ zh: '只读账号', en: 'Read-only account' })}>
      <h3>{w({ zh: '先建一个只读账号', en: 'First make a read-only account' })}</h3>
      <p className="quiet">
        {w({
          zh: '请库管理员执行；扫描只读取，不写入，不建临时表。',
          en: 'For the database’s administrator. The scan reads only, writes nothing and makes no temporary tables.',
        })}
      </p>
      <CopyBlock text={grantsFor(draft)} label={w({ zh: '建只读账号的语句', en: 'Statements for the account' })} />
    </aside>
  )
}

/** Puts the cursor at the first field that is not right. */
function showWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}
