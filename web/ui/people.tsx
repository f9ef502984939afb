import type { DemoPerson } from '#contract/session.ts'
import { parties, type Party } from '#law/parties.ts'
import { useWords } from './language.tsx'

/** The people of the demonstration by organisation, each a button. */
export function People({
  people,
  sought = '',
  current,
  onChoose,
}: {
  people: readonly DemoPerson[]
  sought?: string
  current?: string | undefined
  onChoose: (postId: string) => void
}) {
  const { w } = useWords()
  const shown = people.filter((p) => `${p.name}${p.organisationName}${p.title}`.includes(sought.trim()))
  const units = new Map<string, DemoPerson[]>()
  for (const p of [...shown].sort(byRole)) units.set(p.organisationName, [...(units.get(p.organisationName) ?? []), p])
  return (
    <div className="units">
      {[...units].map(([unit, members]) => (
        <section key={unit} aria-label={unit}>
          <h3>{unit}</h3>
          <ul className="people">
            {members.map((p) => (
              <li key={p.postId}>
                <button type="button" aria-pressed={p.postId === current} onClick={() => onChoose(p.postId)}>
                  <strong>{p.name}</strong>
                  <small>{p.title || w(parties[p.role as Party]?.title ?? { zh: p.role, en: p.role })}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && <p className="quiet">{w({ zh: '没有符合的人员', en: 'Nobody matches' })}</p>}
    </div>
  )
}

const order = Object.keys(parties)

/** In the order the guideline names the parties, then by unit. */
function byRole(a: DemoPerson, b: DemoPerson): number {
  return (
    order.indexOf(a.role) - order.indexOf(b.role) ||
    a.organisationName.localeCompare(b.organisationName, 'zh') ||
    a.title.localeCompare(b.title, 'zh')
  )
}
