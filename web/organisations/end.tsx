import { Button } from 'antd'
import { useState } from 'react'
import { accountRoutes } from '#contract/accounts.ts'
import { accountKeepers, type Organisation } from '#contract/parties.ts'
import { isAdministrator, type Party } from '#law/parties.ts'
import { type Hanging, hangings } from '#law/winding-up.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { EndForm } from './end-form.tsx'

/** Who sees what hangs on any organisation; its own officers see it of theirs. */
const watching: readonly Party[] = [...accountKeepers, 'registrar', 'data-bureau']

/**
 * That an organisation ended, or is about to: since when and by what, who takes over, and what is still to be wound up; the system
 * administrator asks for it here.
 */
export function End({ organisation }: { organisation: Organisation }) {
  const { w } = useWords()
  const post = useSession()?.post
  const role = post?.role ?? ''
  const [isOpen, setOpen] = useState(false)
  const { id, name, end } = organisation
  const asks = role === 'system-administrator' && !end && organisation.isActive
  const requests = useAsk(
    accountRoutes.listAccountRequests,
    { query: { kind: 'end', standing: 'open', q: name } },
    { enabled: !end && accountKeepers.some((each) => each === role) },
  )
  const asked = requests.data?.items.find((each) => each.organisationId === id)
  if (!end && !asked && !asks) return null
  const sees = watching.some((each) => each === role) || post?.organisationId === id
  return (
    <section className="card" aria-labelledby="end">
      <h2 id="end">
        {w({ zh: '撤销、注销', en: 'End of the organisation' })} <Basis of="choice:organisation-end" />
      </h2>
      {end && (
        <p>
          {w({ zh: `已于${end.on}撤销或者注销，依据：${end.ground}。`, en: `It ended on ${end.on}, by: ${end.ground}. ` })}
          {end.successorId && (
            <>
              {w({ zh: '由', en: 'Taken over by ' })}
              <Inside href={`/desk/organisations/${end.successorId}`}>{end.successorName}</Inside>
              {w({ zh: '承受。', en: '. ' })}
            </>
          )}
          {w(
            organisation.isActive
              ? { zh: `岗位可以用到${end.untilOn}，此后自动免去。`, en: `Posts can be used until ${end.untilOn} and then end.` }
              : { zh: `最后一日${end.untilOn}已过，岗位已免去。`, en: `Its last day, ${end.untilOn}, has passed and its posts ended.` },
          )}
        </p>
      )}
      {asked && (
        <p>
          {w({
            zh: `${asked.askedName}已申请记录自${asked.endedOn}撤销（依据：${asked.reason}），等待安全管理员批准。`,
            en: `${asked.askedName} asked to record its end since ${asked.endedOn} (by: ${asked.reason}); it waits for the security administrator.`,
          })}{' '}
          <Inside href="/desk/administration">{w({ zh: '申请和授权', en: 'Requests and grants' })}</Inside>
        </p>
      )}
      {sees && (end || asked || isOpen) && <Hangings id={id} links={!isAdministrator(role)} />}
      {asks &&
        !asked &&
        (isOpen ? (
          <EndForm organisation={organisation} onDone={() => setOpen(false)} />
        ) : (
          <Button onClick={() => setOpen(true)}>{w({ zh: '记录撤销、注销…', en: 'Record its end…' })}</Button>
        ))}
    </section>
  )
}

const places: { readonly [H in Hanging]: (id: string) => string } = {
  assets: (id) => `/desk/assets?holderId=${id}&state=registered`,
  cases: () => '/desk/',
  mandates: () => '/desk/operators',
  agreements: () => '/desk/agreements',
  products: () => '/desk/products',
  orders: () => '/desk/orders',
  sharing: () => '/desk/sharing',
  receivables: () => '/desk/receivables',
  posts: (id) => `/desk/organisations/${id}#officers`,
}

function Hangings({ id, links }: { id: string; links: boolean }) {
  const { w } = useWords()
  const found = useAsk(accountRoutes.readHangings, { params: { id } })
  const title = (what: Hanging) =>
    links || what === 'posts' ? <Inside href={places[what](id)}>{w(hangings[what].title)}</Inside> : w(hangings[what].title)
  return (
    <Loaded query={found} rows={3}>
      {({ items }) => {
        const left = items.filter((each) => each.count > 0)
        if (left.length === 0) return <p className="quiet">{w({ zh: '名下没有尚待了结的事项。', en: 'Nothing hangs on it.' })}</p>
        return (
          <>
            <h3 className="small-head">{w({ zh: '名下尚待了结的事项', en: 'What still hangs on it' })}</h3>
            <ul className="plain end-list">
              {left.map(({ what, count: n }) => (
                <li key={what}>
                  <span>
                    {title(what)} <strong className="number">{n > 1000 ? w({ zh: '1000多', en: 'over 1000' }) : count(n)}</strong>
                  </span>
                  <span className="quiet">{w(hangings[what].todo)}</span>
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </Loaded>
  )
}
