import { Button } from 'antd'
import { useState } from 'react'
import { affiliationRoutes } from '#contract/affiliations.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { AffiliationEnd } from './affiliation-end.tsx'
import { AffiliationForm } from './affiliation-form.tsx'

/**
 * Who controls an organisation and whom it controls, as declared; declared by administrators and the organisation itself, ended by
 * administrators and whoever declared it.
 */
export function Affiliations({ organisationId }: { organisationId: string }) {
  const { w } = useWords()
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  const found = useAsk(affiliationRoutes.listAffiliations, { query: { organisationId, limit: 100 } })
  const today = session?.clock.today ?? ''
  const mayDeclare = session?.post?.role === 'system-administrator' || session?.post?.organisationId === organisationId
  return (
    <section className="card" aria-labelledby="affiliations">
      <h2 id="affiliations">
        {w({ zh: '控制关系', en: 'Control' })} <Basis of="choice:firm-affiliation" />
      </h2>
      <Loaded
        query={found}
        isEmpty={(page) => page.items.length === 0}
        empty={
          <p className="quiet">
            {w({
              zh: '没有申报控制关系。有控制关系的评估机构和律师事务所不能互相委托。',
              en: 'None declared. Firms and units that control each other cannot commission each other.',
            })}
          </p>
        }
      >
        {(page) => (
          <ul className="plain affiliations">
            {page.items.map((row) => (
              <li key={row.id}>
                <span>
                  <Inside href={`/desk/organisations/${row.controllerId}`}>{row.controllerName}</Inside> {w({ zh: '控制', en: 'controls' })}{' '}
                  <Inside href={`/desk/organisations/${row.controlledId}`}>{row.controlledName}</Inside>
                </span>
                <span className="number">
                  {row.sinceOn} — {row.untilOn ?? w({ zh: '今', en: 'today' })}
                </span>
                <Status tone={row.untilOn !== null && row.untilOn < today ? 'plain' : 'care'}>
                  {row.untilOn !== null && row.untilOn < today ? w({ zh: '已终止', en: 'ended' }) : w({ zh: '有效', en: 'stands' })}
                </Status>
                <small className="quiet">
                  {w({ zh: '依据：', en: 'Ground: ' })}
                  {row.ground} · {row.declaredName}
                </small>
                {row.endedGround && (
                  <small className="quiet">
                    {w({ zh: '终止依据：', en: 'Ended by: ' })}
                    {row.endedGround} · {row.endedName}
                  </small>
                )}
                {row.mayEnd && <AffiliationEnd row={row} today={today} />}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {mayDeclare &&
        (isOpen ? (
          <AffiliationForm organisationId={organisationId} today={today} onDone={() => setOpen(false)} />
        ) : (
          <Button onClick={() => setOpen(true)}>{w({ zh: '申报控制关系', en: 'Declare control' })}</Button>
        ))}
    </section>
  )
}
