import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { inventoryRoutes } from '#contract/inventory.ts'
import { signs } from '#law/words.ts'
import { ask, refresh, type Answer } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'

type Added = Answer<typeof inventoryRoutes.addFolder>

/** Adds every data file of a folder the server may read; files stay where they lie. */
export function FolderForm({ roundId }: { roundId: string }) {
  const { w } = useWords()
  const id = useId()
  const [path, setPath] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [added, setAdded] = useState<Added | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() === '' || isBusy) return
    setBusy(true)
    setError(null)
    setAdded(null)
    try {
      setAdded(await ask(inventoryRoutes.addFolder, { params: { id: roundId }, body: { path: path.trim() } }))
      setPath('')
      await refresh('/api/rounds')
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="folder" onSubmit={event => void send(event)}>
      <label htmlFor={id}>{w({ zh: '服务器目录', en: 'Folder of the server' })}</label>
      <div className="row">
        <Input id={id} value={path} maxLength={500} placeholder="/srv/data/2026" style={{ width: '22rem', maxWidth: '100%' }} onChange={event => setPath(event.target.value)} />
        <Button htmlType="submit" loading={isBusy} disabled={path.trim() === ''}>{w({ zh: '添加目录', en: 'Add folder' })}</Button>
      </div>
      <p className="quiet">{w({ zh: '文件留在原处，只读不写；同一结构的文件合成一个数据集。可读哪些目录由管理员在平台上设定。', en: 'Files stay where they lie and are only read; files of one shape become one dataset. Which folders may be read is set by the administrator.' })}</p>
      {error !== null && <ProblemNote error={error} />}
      {added && <AddedNote added={added} />}
    </form>
  )
}

function AddedNote({ added }: { added: Added }) {
  const { w } = useWords()
  return (
    <div role="status">
      <p>{w({ zh: `已添加 ${count(added.added.length)} 个数据源`, en: `${count(added.added.length)} sources added` })}{added.refused.length > 0 && w({ zh: `，${count(added.refused.length)} 个未接受：`, en: `, ${count(added.refused.length)} not taken:` })}</p>
      {added.refused.length > 0 && <ul>{added.refused.map(each => <li key={each.name}>{each.name}{w(signs.colon)}{w(each.why)}</li>)}</ul>}
    </div>
  )
}
