import { bookRoutes, type BookView } from '#contract/books.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { WrittenNotes } from './written-notes.tsx'
import { Lives, Research } from './notes-money.tsx'
import { Restricted, Valued } from './notes-valued.tsx'

/** The notes to the statements of an enterprise: what cards and postings say, and what the unit writes itself. */
export function NotesSection({ set, span }: { set: BookView; span: { from: string; to: string } }) {
  const { w } = useWords()
  const found = useAsk(bookRoutes.readNotes, { params: { id: set.id }, query: span }, { keep: true })
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="book-head">
        {w({ zh: '附注', en: 'Notes' })} <Basis of="choice:disclosure-notes" />
      </h2>
      <Loaded query={found} rows={8}>
        {(notes) => (
          <>
            <Lives notes={notes} />
            <Research notes={notes} />
            <Restricted notes={notes} />
            <Valued notes={notes} />
            <WrittenNotes key={notes.year} set={set} notes={notes} />
            <p className="quiet">{notes.source}</p>
          </>
        )}
      </Loaded>
    </section>
  )
}
