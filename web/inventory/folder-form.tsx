import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { inventoryRoutes } from '#contract/inventory.ts'
import { several, signs } from '#law/words.ts'
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
  const [isEach, setEach] = useState(false)
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
      setAdded(await ask(inventoryRoutes.addFolder, { params: { id: roundId }, body: { path: path.trim(), each: isEach } }))
      setPath('')
      await refresh('/api/rounds')
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="folder" onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{w({ zh: '服务器目录', en: 'Folder of the server' })}</label>
      <div className="row">
        <Input
          id={id}
          value={path}
          maxLength={500}
          placeholder="/srv/data/2026"
          style={{ width: '22rem', maxWidth: '100%' }}
          onChange={(event) => setPath(event.target.value)}
        />
        <Button htmlType="submit" loading={isBusy} disabled={path.trim() === ''}>
          {w({ zh: '添加目录', en: 'Add folder' })}
        </Button>
      </div>
      <Checkbox checked={isEach} onChange={(event) => setEach(event.target.checked)}>
        {w({ zh: '每个文件单独成为一个数据集，不合成', en: 'Every file is a dataset of its own; none are put together' })}
      </Checkbox>
      <p className="quiet">
        {w({
          zh: '文件留在原处，只读不写；名称只差数字和日期、列也相同的文件合成一个数据集，以后新增的同类文件再次添加目录时并入。可读哪些目录由管理员在平台上设定。',
          en: 'Files stay where they lie and are only read; files of like names and the same columns become one dataset, and later ones join it when the folder is added again. Which folders may be read is set by the administrator.',
        })}
      </p>
      {error !== null && <ProblemNote error={error} />}
      {added && <AddedNote added={added} />}
    </form>
  )
}

function AddedNote({ added }: { added: Added }) {
  const { w } = useWords()
  return (
    <div role="status">
      <p>
        {w({ zh: `已添加 ${count(added.added.length)} 个数据源`, en: `${count(added.added.length)} sources added` })}
        {added.refused.length > 0 &&
          w({ zh: `，${count(added.refused.length)} 个未接受：`, en: `, ${count(added.refused.length)} not taken:` })}
      </p>
      {added.renewed.length > 0 && (
        <>
          <p>{w({ zh: '已有的数据源并入新文件，重新扫描：', en: 'New files joined sources that were there, which are scanned again:' })}</p>
          <ul>
            {added.renewed.map((each) => (
              <li key={each.id}>
                {each.name} · {w({ zh: `${count(each.files)} 个文件`, en: several(each.files, 'file') })}
              </li>
            ))}
          </ul>
        </>
      )}
      {added.refused.length > 0 && (
        <ul>
          {added.refused.map((each) => (
            <li key={each.name}>
              {each.name}
              {w(signs.colon)}
              {w(each.why)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
