import { concernsTreasury, type Distribution } from '#contract/settlement.ts'
import { mayOpen } from '#law/openers.ts'
import { dispute } from '#law/procedures/dispute.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'

type Party = Distribution['partyList'][number]

/** How a party stands to its share: agreed, in dispute, or silent, which counts as agreement once the distribution is filed (choice:shares-silence). */
export function Standing({ of, party }: { of: Distribution; party: Party }) {
  const { w } = useWords()
  const isOver = (useSession()?.clock.today ?? '') > of.agreeUntil
  if (party.agreedAt) return <Status tone="done">{w({ zh: `${party.agreedName} 已确认`, en: `agreed by ${party.agreedName}` })}</Status>
  if (of.disputes.some(({ organisationId }) => organisationId === party.organisationId))
    return <Status tone="care">{w({ zh: '争议未办结', en: 'in dispute' })}</Status>
  if (of.state === 'filed') return <Status>{w({ zh: '逾期未确认，视为同意', en: 'silent, counts as agreeing' })}</Status>
  if (of.state === 'void') return <Status>{w({ zh: '未确认', en: 'did not agree' })}</Status>
  return isOver ? (
    <Status tone="care">{w({ zh: '逾期未确认', en: 'silent beyond the limit' })}</Status>
  ) : (
    <Status tone="going">{w({ zh: '待确认', en: 'waits' })}</Status>
  )
}

/** What silence means and until when, and the disputes that hold a distribution back. */
export function Objections({ of }: { of: Distribution }) {
  const { w } = useWords()
  const session = useSession()
  if (of.state !== 'agreeing') return null
  const isOver = (session?.clock.today ?? '') > of.agreeUntil
  return (
    <>
      {of.partyList.some(({ agreedAt }) => !agreedAt) && (
        <p className="note-line">
          {w(
            isOver
              ? {
                  zh: `确认期限${of.agreeUntil}已过：没有确认、也没有未办结争议的一方视为同意；有争议的，办结以前不能报备。`,
                  en: `The limit ended on ${of.agreeUntil}: whoever has neither agreed nor a dispute open counts as agreeing; an open dispute keeps it from being filed.`,
                }
              : {
                  zh: `至${of.agreeUntil}（含当日）没有确认、也没有就收益分配向运营主体提出争议的，视为同意。`,
                  en: `Whoever by ${of.agreeUntil}, that day included, neither agrees nor raises a dispute about income with the operator counts as agreeing.`,
                },
          )}{' '}
          <Basis of="choice:shares-silence" />
        </p>
      )}
      {isTreasury(of, session) && (
        <p className="note-line">
          {w({
            zh: '应缴财政的份额由市财政局收缴：不需要确认，有异议的在报备、收悉以前提出争议，办结以前不报备、不收悉。',
            en: 'What is due to the treasury is collected by the Finance Bureau: you need not agree to it, and may raise a dispute before it is filed and received, which holds it until that is over.',
          })}{' '}
          <Basis of="choice:shares-silence" />
        </p>
      )}
      {of.disputes.map(({ caseId, title, organisationName }) => (
        <p key={caseId} className="note-line">
          <Status tone="care">{w({ zh: '争议未办结', en: 'in dispute' })}</Status> {organisationName}
          {w({ zh: '：', en: ': ' })}
          <Inside href={`/desk/cases/${caseId}`}>{title}</Inside>
        </p>
      ))}
    </>
  )
}

/** The way to bring a dispute about a distribution, for a party that has not agreed and for the treasury, while they have none open. */
export function DisputeLink({ of }: { of: Distribution }) {
  const { w } = useWords()
  const session = useSession()
  const own = session?.post?.organisationId
  const hasOpen = of.disputes.some(({ organisationId }) => organisationId === own)
  const isConcerned = of.partyList.some(({ organisationId, agreedAt }) => organisationId === own && !agreedAt) || isTreasury(of, session)
  if (of.state !== 'agreeing' || own === of.operatorId || hasOpen || !isConcerned || !mayOpen(dispute, session?.post)) return null
  return (
    <LinkButton href={`/desk/start/dispute?distribution=${of.id}`}>
      {w({ zh: '就收益分配提出争议', en: 'Raise a dispute about income' })}
    </LinkButton>
  )
}

/** Whether the reader collects for the treasury what a distribution brings it or takes back. */
const isTreasury = (of: Distribution, session: ReturnType<typeof useSession>): boolean =>
  session?.post?.role === 'finance-bureau' && concernsTreasury(of)
