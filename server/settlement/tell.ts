import { yuan } from '#contract/money.ts'
import { concernsTreasury, type Distribution } from '#contract/settlement.ts'
import type { Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findDistribution } from './distributions.sql.ts'
import { findRepayment } from './repayments.sql.ts'
import { findSharing } from './sharing.sql.ts'
import { findOffices, settleSuperseded, sharesOfOrder, type SharedOfOrder, unitsOfRemittance } from './tell.sql.ts'

/**
 * Tells the parties what waits for them: an agreement to sign, until a later version is in force, shares to agree to or, for the treasury,
 * to look at, what became due or goes back, what was remitted or repaid, and that an order they had a share of was refunded; each once.
 */
export async function tellSettlement(platform: Pick<Platform, 'db' | 'clock'>, what: string, id: string): Promise<void> {
  const at = platform.clock.now()
  await asSystem(platform.db, async (tx) => {
    if (what === 'in-force') return settleSuperseded(tx, id, at)
    const notes =
      what === 'sign'
        ? toSign(await findSharing(tx, id))
        : what === 'remitted'
          ? remitted(id, await unitsOfRemittance(tx, id))
          : what === 'repaid'
            ? repaid(await findRepayment(tx, id))
            : what === 'refunded'
              ? refunded(id, await sharesOfOrder(tx, id))
              : ofDistribution(what, await findDistribution(tx, id), what === 'agree' ? await findOffices(tx, 'finance-bureau') : [])
    await sendNotes(tx, notes, at)
  })
}

const note = (organisationId: string, kind: string, subject: string, words: Words, basis: string, href: string): NewNote => ({
  organisationId,
  kind,
  subject,
  words,
  basis,
  href,
})

const toSign = (found: Awaited<ReturnType<typeof findSharing>>): NewNote[] =>
  (found?.state === 'signing' ? found.parties : [])
    .filter((party) => !party.signedAt)
    .map((party) =>
      note(
        party.organisationId,
        'sharing-to-sign',
        found!.id,
        {
          zh: `“${found!.productName}”的收益共享协议请本单位确认`,
          en: `The sharing agreement of “${found!.productName}” waits for your signature`,
        },
        '§6.4',
        `/desk/sharing/${found!.id}`,
      ),
    )

function ofDistribution(what: string, found: Awaited<ReturnType<typeof findDistribution>>, treasuries: readonly string[]): NewNote[] {
  if (!found) return []
  const href = `/desk/distributions/${found.id}`
  if (what === 'agree')
    return [
      ...toLookAt(found, treasuries),
      ...found.partyList
        .filter((party) => !party.agreedAt)
        .map((party) =>
          note(
            party.organisationId,
            'shares-to-agree',
            found.id,
            {
              zh: `“${found.title}”本单位份额 ${yuan(party.amountFen)} 元，请于${found.agreeUntil}以前（含当日）确认；有异议的就收益分配向运营主体提出争议，逾期视为同意`,
              en: `Your share in “${found.title}” is ${yuan(party.amountFen)} yuan; please agree by ${found.agreeUntil}, or raise a dispute about the distribution with the operator; silence counts as agreement`,
            },
            'choice:shares-silence',
            href,
          ),
        ),
    ]
  const due = found.partyList
    .filter((party) => party.dueFen > 0)
    .map((party) =>
      note(
        party.organisationId,
        'income-due',
        found.id,
        {
          zh: `“${found.title}”已备案，本单位 ${yuan(party.dueFen)} 元列为应缴财政款，归集到账后请记账`,
          en: `“${found.title}” is filed; ${yuan(party.dueFen)} yuan of yours is due to the treasury, post it once collected`,
        },
        '§6.6',
        '/desk/receivables',
      ),
    )
  const back = found.partyList
    .filter((party) => party.backFen < 0)
    .map((party) =>
      note(
        party.organisationId,
        'income-goes-back',
        found.id,
        {
          zh: `“${found.title}”中退款涉及本单位 ${yuan(-party.backFen)} 元，列为待退付；份额入库后请申请国库退付，不得从应缴款中抵减`,
          en: `${yuan(-party.backFen)} yuan of yours goes back by refunds in “${found.title}”; apply for repayment once the share is in the treasury, nothing is netted`,
        },
        'choice:treasury-repayment',
        '/desk/receivables?tab=lines&state=back',
      ),
    )
  return [...due, ...back]
}

/** What is due to the treasury in a distribution, for a Finance Bureau that is no party of it and so is not asked to agree (choice:shares-silence). */
function toLookAt(found: Distribution, treasuries: readonly string[]): NewNote[] {
  if (!concernsTreasury(found)) return []
  const { id, title, partyList } = found
  const [due, back] = [partyList.reduce((sum, { dueFen }) => sum + dueFen, 0), partyList.reduce((sum, { backFen }) => sum + backFen, 0)]
  return treasuries
    .filter((treasury) => !partyList.some(({ organisationId }) => organisationId === treasury))
    .map((treasury) =>
      note(
        treasury,
        'public-shares',
        id,
        {
          zh: `“${title}”已计算：应缴财政 ${yuan(due)} 元、待退付 ${yuan(-back)} 元，不需要确认；有异议的，请在报备、收悉以前就收益分配向运营主体提出争议`,
          en: `“${title}” is computed: ${yuan(due)} yuan is due to the treasury, ${yuan(-back)} yuan goes back. You need not agree; raise a dispute about income with the operator before it is filed and received if you object`,
        },
        'choice:shares-silence',
        `/desk/distributions/${id}`,
      ),
    )
}

/** What each party had of an order that was refunded goes back by the next distribution, which the operator begins (choice:counter-entries). */
const refunded = (orderId: string, shares: readonly SharedOfOrder[]): NewNote[] =>
  shares.map(({ distributionId, title, orderNumber, organisationId, isOperator, isPublic, fen }) => {
    const next = isOperator
      ? { zh: '请发起下一次收益分配，各方的份额在其中冲回', en: 'begin the next distribution, in which every share goes back' }
      : isPublic
        ? {
            zh: '在下一次收益分配中冲回，列为待退付，不抵减应缴款',
            en: 'it goes back in the next distribution, by itself and never netted',
          }
        : { zh: '在下一次收益分配中冲回', en: 'it goes back in the next distribution' }
    return note(
      organisationId,
      'share-refunded',
      `${orderId}:${distributionId}`,
      {
        zh: `订单${orderNumber}结算后退款：本单位在“${title}”中分得的 ${yuan(fen)} 元，${next.zh}`,
        en: `The order ${orderNumber} was refunded after its settlement: of your ${yuan(fen)} yuan in “${title}”, ${next.en}`,
      },
      'choice:counter-entries',
      `/desk/distributions/${distributionId}`,
    )
  })

const repaid = (found: Awaited<ReturnType<typeof findRepayment>>): NewNote[] =>
  found?.state === 'repaid'
    ? [
        note(
          found.unitId,
          'income-repaid',
          found.id,
          {
            zh: `退付 ${yuan(found.amountFen)} 元已办理（收入退还书${found.orderNumber}，${found.repaidOn}），请核对后记退付分录`,
            en: `${yuan(found.amountFen)} yuan was repaid (order ${found.orderNumber}, ${found.repaidOn}); check and post it`,
          },
          'choice:treasury-repayment',
          '/desk/receivables?tab=lines&state=repaid',
        ),
        note(
          found.operatorId,
          'income-repaid',
          found.id,
          {
            zh: `${found.unitName}应退的 ${yuan(found.amountFen)} 元已由国库退付（收入退还书${found.orderNumber}，${found.repaidOn}）`,
            en: `${yuan(found.amountFen)} yuan that ${found.unitName} had to give back was repaid out of the treasury (order ${found.orderNumber}, ${found.repaidOn})`,
          },
          'choice:treasury-repayment',
          '/desk/receivables?tab=lines&state=repaid',
        ),
      ]
    : []

const remitted = (id: string, units: readonly { unitId: string; amountFen: number }[]): NewNote[] =>
  units.map(({ unitId, amountFen }) =>
    note(
      unitId,
      'income-remitted',
      id,
      {
        zh: `${yuan(amountFen)} 元已入库，请核对后记上缴分录`,
        en: `${yuan(amountFen)} yuan is in the treasury; check and post the remittance`,
      },
      '§6.6',
      '/desk/receivables',
    ),
  )
