import { Button } from 'antd'
import { useState } from 'react'
import { type Affiliation, affiliationRoutes } from '#contract/affiliations.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { AffiliationForm } from './affiliation-form.tsx'

/** Who controls an organisation and whom it controls, as declared; declared and ended by administrators and the organisation itself. */
export function Affiliations({ organisationId }: { organisationId: string }) {
  const { w } = useWords()
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  const found = useAsk(affiliationRoutes.listAffiliations, { query: { organisationId, limit: 100 } })
  const { isBusy, error, send } = useSending()
  const today = session?.clock.today ?? ''
  const mayDeclare = session?.post?.role === 'administrator' || session?.post?.organisationId === organisationId
  const end = (row: Affiliation) => send(async () => {
    await ask(affiliationRoutes.endAffiliation, { params: { id: row.id }, body: { untilOn: today < row.sinceOn ? row.sinceOn : today } })
    await refresh('/api/affiliations', '/api/cases')
  })
  return (
    <section className="card" aria-labelledby="affiliations">
      <h2 id="affiliations">{w({ zh: '控制关系', en: 'Control' })} <Basis of="choice:firm-affiliation" /></h2>
      <Loaded query={found} isEmpty={page => page.items.length === 0} empty={<p className="quiet">{w({ zh: '没有申报控制关系。有控制关系的评估机构和律师事务所不能互相委托。', en: 'None declared. Firms and units that control each other cannot commission each other.' })}</p>}>
        {page => (
          <ul className="plain affiliations">{page.items.map(row => (
            <li key={row.id}>
              <span><Inside href={`/desk/organisations/${row.controllerId}`}>{row.controllerName}</Inside> {w({ zh: '控制', en: 'controls' })} <Inside href={`/desk/organisations/${row.controlledId}`}>{row.controlledName}</Inside></span>
              <span className="number">{row.sinceOn} — {row.untilOn ?? w({ zh: '今', en: 'today' })}</span>
              <Status tone={row.untilOn !== null && row.untilOn < today ? 'plain' : 'care'}>{row.untilOn !== null && row.untilOn < today ? w({ zh: '已终止', en: 'ended' }) : w({ zh: '有效', en: 'stands' })}</Status>
              <small className="quiet">{w({ zh: '依据：', en: 'Ground: ' })}{row.ground} · {row.declaredName}</small>
              {row.mayEnd && <Button size="small" loading={isBusy} onClick={() => void end(row)}>{w({ zh: '今日终止', en: 'End today' })}</Button>}
            </li>
          ))}</ul>
        )}
      </Loaded>
      {error !== null && <ProblemNote error={error} />}
      {mayDeclare && (isOpen ? <AffiliationForm organisationId={organisationId} today={today} onDone={() => setOpen(false)} /> : <Button onClick={() => setOpen(true)}>{w({ zh: '申报控制关系', en: 'Declare control' })}</Button>)}
    </section>
  )
}
