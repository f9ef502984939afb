import { Button, Input } from 'antd'
import { useState } from 'react'
import { bookRoutes, type BookView, type Notes } from '#contract/books.ts'
import type { WrittenItem } from '#law/accounts/notes.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

type Written = Notes['written'][number]

/** What the unit writes into the notes of a year itself, with what stood before. */
export function WrittenNotes({ set, notes }: { set: BookView; notes: Notes }) {
  const { w } = useWords()
  return (
    <>
      <h3 className="book-head">
        {w({ zh: `单位填写（${notes.year}年度）`, en: `Written by the unit for ${notes.year}` })} <Basis of="choice:disclosure-notes" />
      </h3>
      <section className="card book-form" aria-label={w({ zh: '单位填写的附注', en: 'Notes written by the unit' })}>
        {notes.written.map((each) => (
          <WrittenNote key={each.item} set={set} year={notes.year} note={each} />
        ))}
      </section>
    </>
  )
}

function WrittenNote({ set, year, note }: { set: BookView; year: number; note: Written }) {
  const { w } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const { isBusy, error, send } = useSending()
  const fieldId = `note-${note.item}`
  const save = () =>
    void send(async () => {
      if (typed === null) return
      await ask(bookRoutes.writeNote, { params: { id: set.id, year: String(year), item: note.item as WrittenItem }, body: { text: typed } })
      await refresh('/api/books')
      setTyped(null)
    })
  const [last, ...earlier] = note.history
  return (
    <div className="book-note">
      <label htmlFor={set.mayPost ? fieldId : undefined}>
        {w(note.title)}
        {note.isVoluntary && w({ zh: '（自愿披露）', en: ' (voluntary)' })}
      </label>{' '}
      <small className="quiet">{w(note.help)}</small>
      {set.mayPost ? (
        <Input.TextArea
          id={fieldId}
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 10 }}
          value={typed ?? note.text}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : (
        <p>{note.text || w({ zh: '未填写', en: 'Nothing written' })}</p>
      )}
      {typed !== null && typed.trim() !== note.text && (
        <span className="row">
          <Button size="small" type="primary" loading={isBusy} onClick={save}>
            {w({ zh: '保存', en: 'Save' })}
          </Button>
          <Button size="small" onClick={() => setTyped(null)}>
            {w({ zh: '取消', en: 'Cancel' })}
          </Button>
        </span>
      )}
      {error !== null && <ProblemNote error={error} />}
      {last && (
        <small className="quiet">
          {last.madeName} <span className="number">{minuteOf(last.madeAt)}</span>
        </small>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{w({ zh: `以前填写的（${earlier.length}）`, en: `Before (${earlier.length})` })}</summary>
          {earlier.map((each) => (
            <p key={each.madeAt} className="quiet">
              {each.text || w({ zh: '（空）', en: '(empty)' })}{' '}
              <small>
                {each.madeName} <span className="number">{minuteOf(each.madeAt)}</span>
              </small>
            </p>
          ))}
        </details>
      )}
    </div>
  )
}
