import { disputeRoutes } from '#contract/supervision-disputes.ts'
import type { OrderView } from '#contract/trading.ts'
import { disputeOutcomes } from '#law/disputes.ts'
import { mayOpen } from '#law/openers.ts'
import { dispute } from '#law/procedures/dispute.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'

/** Lets a side of an order bring a dispute about it, from the contract on; what the order says is filled in already. */
export function DisputeLink({ order }: { order: OrderView }) {
  const { w } = useWords()
  const post = useSession()?.post
  const isSide = post != null && mayOpen(dispute, post) && [order.buyerId, order.sellerId].includes(post.organisationId)
  if (!isSide || !order.entries.some(({ move }) => move === 'sign')) return null
  return <LinkButton href={`/desk/start/dispute?order=${order.id}`}>{w({ zh: '提出争议办件', en: 'Bring a dispute' })}</LinkButton>
}

/** The disputes that name an order, as far as the reader may see them: with whom, how far they are, and what they came to. */
export function OrderDisputes({ order }: { order: OrderView }) {
  const { w } = useWords()
  const found = useAsk(disputeRoutes.listDisputes, { query: { q: order.number } })
  const about = found.data?.items.filter((each) => each.about === order.number) ?? []
  if (about.length === 0) return null
  return (
    <div className="card">
      <h2>
        {w({ zh: '争议办件', en: 'Disputes' })}
        <Basis of="§6.9" />
      </h2>
      {about.map((each) => (
        <section key={each.caseId}>
          <Inside href={`/desk/cases/${each.caseId}`}>{each.title}</Inside>{' '}
          <Status tone={each.outcome ? 'done' : 'going'}>
            {w(each.outcome ? disputeOutcomes[each.outcome] : placeWords({ procedure: 'dispute', step: each.step, ending: null }).words)}
          </Status>
          <p className="quiet">
            {each.applicantName} {w({ zh: '对', en: 'against' })} {each.respondentName} · {dayOf(each.closedAt ?? each.beganAt)}
            {each.result && ` · ${each.result}`}
          </p>
        </section>
      ))}
    </div>
  )
}
