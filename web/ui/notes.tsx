import { Button } from 'antd'
import { useState } from 'react'
import { type Note, noteRoutes } from '#contract/notes.ts'
import { ask, refresh, useAsk } from './api.ts'
import { Basis } from './basis.tsx'
import { minuteOf, totalOf } from './dates.ts'
import { useGo } from './go.ts'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem.tsx'
import './notes.css'

/** The notes to the own organisation that nobody has read yet, the newest five; nothing when there are none. */
export function Notes() {
  const { w } = useWords()
  const notes = useAsk(noteRoutes.listNotes, { query: { unread: 'yes', limit: 5 } })
  if (!notes.data || notes.data.items.length === 0) return null
  const { total, isCapped, items } = notes.data
  const more = totalOf({ total: total - items.length, isCapped })
  return (
    <ul className="notes" aria-label={w({ zh: '提醒', en: 'Notes' })}>
      {items.map(note => <NoteLine key={note.id} note={note} />)}
      {total > items.length && <li className="quiet">{w({ zh: `还有 ${more} 条未读`, en: `${more} more unread` })}</li>}
    </ul>
  )
}

function NoteLine({ note }: { note: Note }) {
  const { w } = useWords()
  const go = useGo()
  const [error, setError] = useState<unknown>(null)
  const read = async () => {
    setError(null)
    try {
      await ask(noteRoutes.readNote, { params: { id: note.id } })
      await refresh('/api/notes')
    } catch (e) {
      setError(e)
    }
  }
  return (
    <li>
      <a href={note.href} onClick={event => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); go(note.href) }}>{w(note.words)}</a>
      <Basis of={note.basis} /><small className="quiet number">{minuteOf(note.at)}</small>
      <Button size="small" aria-label={w({ zh: `已阅：${note.words.zh}`, en: `Read: ${note.words.en}` })} onClick={() => void read()}>{w({ zh: '已阅', en: 'Read' })}</Button>
      {error !== null && <ProblemNote error={error} />}
    </li>
  )
}
