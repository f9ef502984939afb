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

/** The notes to the own organisation that nobody has read yet, the newest five and on demand those before them; nothing when there are none. */
export function Notes() {
  const { w } = useWords()
  const [isMore, setMore] = useState(false)
  const notes = useAsk(noteRoutes.listNotes, { query: { unread: 'yes', limit: 5 } })
  if (!notes.data || notes.data.items.length === 0) return null
  const { total, isCapped, items } = notes.data
  const more = totalOf({ total: total - items.length, isCapped })
  return (
    <ul className="notes" aria-label={w({ zh: '提醒', en: 'Notes' })}>
      {items.map((note) => (
        <NoteLine key={note.id} note={note} />
      ))}
      {total > items.length &&
        (isMore ? (
          <Earlier shown={items.length} />
        ) : (
          <li>
            <Button type="link" size="small" onClick={() => setMore(true)}>
              {w({ zh: `还有 ${more} 条未读，全部显示`, en: `${more} more unread: show them` })}
            </Button>
          </li>
        ))}
    </ul>
  )
}

/** The unread notes before the newest ones, as many as one answer holds. */
function Earlier({ shown }: { shown: number }) {
  const { w } = useWords()
  const notes = useAsk(noteRoutes.listNotes, { query: { unread: 'yes', limit: 100 } })
  if (!notes.data) return null
  const { total, isCapped, items } = notes.data
  return (
    <>
      {items.slice(shown).map((note) => (
        <NoteLine key={note.id} note={note} />
      ))}
      {total > items.length && (
        <li className="quiet">
          {w({
            zh: `还有 ${totalOf({ total: total - items.length, isCapped })} 条未读`,
            en: `${totalOf({ total: total - items.length, isCapped })} more unread`,
          })}
        </li>
      )}
    </>
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
      <a
        href={note.href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          go(note.href)
        }}
      >
        {w(note.words)}
      </a>
      <Basis of={note.basis} />
      <small className="quiet number">{minuteOf(note.at)}</small>
      <Button size="small" aria-label={w({ zh: `已阅：${note.words.zh}`, en: `Read: ${note.words.en}` })} onClick={() => void read()}>
        {w({ zh: '已阅', en: 'Read' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </li>
  )
}
