import { Link } from '@tanstack/react-router'
import { deskRoutes } from '#contract/desks.ts'
import { dueNote } from '#contract/due-note.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { DaysOf } from '../ui/days-left.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { dueWords } from './due-words.ts'

/** What falls due first. */
export function NextDues() {
  const { w } = useWords()
  const found = useAsk(deskRoutes.listDues, { query: { limit: 8 } })
  return (
    <section className="card cockpit-wide" aria-labelledby="next-dues">
      <h2 id="next-dues">
        {w({ zh: '最近到期', en: 'Falling due first' })} <Basis of="choice:due-horizon" />
      </h2>
      <Loaded
        query={found}
        isEmpty={(page) => page.items.length === 0}
        empty={
          <p className="quiet">
            {w({
              zh: '近期没有到期事项：盘点结束日、重新分级、备查复核和材料到期会列在这里。',
              en: 'Nothing falls due soon: ends of rounds, gradings, memorandum reviews and papers running out appear here.',
            })}
          </p>
        }
      >
        {(page) => (
          <>
            <ul className="due-list">
              {page.items.map((due) => (
                <li key={`${due.kind}-${due.id}`}>
                  <span>
                    {w(dueWords[due.kind])} <small className="number quiet">{due.dueOn}</small>
                  </span>
                  <span className="due-title">
                    <Inside href={due.href}>{due.title}</Inside>{' '}
                    <small className="quiet">
                      {due.holderName} · {w(dueNote(due))}
                    </small>
                  </span>
                  <DaysOf days={due.days} />
                </li>
              ))}
            </ul>
            <p>
              <Link to="/dues">{w({ zh: '全部到期事项', en: 'Everything that falls due' })}</Link>
            </p>
          </>
        )}
      </Loaded>
    </section>
  )
}
