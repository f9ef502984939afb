import { Button } from 'antd'
import { useState } from 'react'
import { type Note, noteRoutes } from '#contract/notes.ts'
import { ask, refresh, useAsk } from './api.ts'
import { Basis } from './basis.tsx'
import { minuteOf, totalOf } from './dates.ts'
import { Inside } from './inside.tsx'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem.tsx'
import { useSending } from './sending.ts'
import './notes.css'

/** The notes to the own organisation that one has not read yet, the newest five and on demand those before them, and the way to those that were read. */
export function Notes() {
  const { w } = useWords()
  const [isMore, setMore] = useState(false)
  const notes = useAsk(noteRoutes.listNotes, { query: { unread: 'yes', limit: 5 } })
  const readBefore = <Inside href="/desk/notes?unread=no">{w({ zh: '已读的提醒', en: 'Notes read before' })}</Inside>
  if (!notes.data) return null
  if (notes.data.items.length === 0) return <p className="notes-read">{readBefore}</p>
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
      <li className="notes-read">
        {readBefore}
        {total > 1 && <ReadAllButton upTo={Math.max(...items.map(({ id }) => id))} />}
      </li>
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
  return (
    <li>
      <Inside href={note.href}>{w(note.words)}</Inside>
      <Basis of={note.basis} />
      <small className="quiet number">{minuteOf(note.at)}</small>
      <ReadButton note={note} />
    </li>
  )
}

/** Marks all that is unread as read, up to the newest that is shown: one that came since stays. */
function ReadAllButton({ upTo }: { upTo: number }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const read = () =>
    void send(async () => {
      await ask(noteRoutes.readAllNotes, { body: { upTo } })
      await refresh('/api/notes')
    })
  return (
    <>
      <Button size="small" loading={isBusy} onClick={read}>
        {w({ zh: '全部已阅', en: 'All read' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}

/** Marks a note as read; it is found again among those that were. */
export function ReadButton({ note }: { note: Note }) {
  const { w } = useWords()
  const { isBusy, error, send } = useSending()
  const read = () =>
    void send(async () => {
      await ask(noteRoutes.readNote, { params: { id: note.id } })
      await refresh('/api/notes')
    })
  return (
    <>
      <Button size="small" loading={isBusy} aria-label={w({ zh: `已阅：${note.words.zh}`, en: `Read: ${note.words.en}` })} onClick={read}>
        {w({ zh: '已阅', en: 'Read' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
