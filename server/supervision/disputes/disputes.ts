import { strict as assert } from 'node:assert'
import { disputeRoutes as routes } from '#contract/supervision-disputes.ts'
import { textOf } from '#contract/text-of.ts'
import { concerns, type DisputeKind, disputeKinds } from '#law/disputes.ts'
import { parties, type Party } from '#law/parties.ts'
import { playsPart } from '#server/cases/cases.sql.ts'
import type { EffectWork, FactLender } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid, notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { evidenceOf } from './evidence.ts'
import { findOrderSides } from './evidence.view.sql.ts'
import { closeDispute, countDisputes, disputesBy, insertDispute, listDisputes } from './disputes.sql.ts'

/** What becomes of a dispute in its register (§6.9). */
export const disputeEffects = {
  'enter-dispute': async (tx, { kase, actor, at }) => {
    assert(kase.applicantId && kase.addresseeId, 'a dispute has two sides')
    const a = kase.answers
    await checkConcern(tx, actor.role as Party, textOf(a['kind']), kase.addresseeId)
    await checkOrder(tx, textOf(a['about'] ?? '').trim(), kase.applicantId, kase.addresseeId)
    await insertDispute(tx, {
      caseId: kase.id,
      applicantId: kase.applicantId,
      respondentId: kase.addresseeId,
      title: textOf(a['title']),
      kind: textOf(a['kind']),
      about: textOf(a['about'] ?? ''),
      amountFen: Number(a['amountFen'] ?? 0),
      at,
    })
  },
  'close-dispute': async (tx, { kase, asked, at }) => {
    assert(kase.ending, 'the dispute has ended')
    const outside = await findFiled(tx, kase.id, 'settling', 'resubmit')
    const way =
      kase.cameFrom === 'mediation'
        ? 'mediation'
        : outside
          ? textOf(outside.asked['way'])
          : kase.ending === 'settled'
            ? 'negotiation'
            : null
    await closeDispute(tx, kase.id, { way, outcome: kase.ending, result: textOf(asked['agreed'] ?? ''), at })
  },
} as const satisfies Record<string, EffectWork>

/** An office that is no side brings a dispute about its concern alone, and about income with who computed it (choice:shares-silence). */
async function checkConcern(tx: Tx, role: Party, kind: string, respondentId: string): Promise<void> {
  const kinds = concerns[role]
  if (!kinds) return
  const only = { zh: kinds.map((each) => disputeKinds[each].zh).join('、'), en: kinds.map((each) => disputeKinds[each].en).join(', ') }
  if (!kinds.includes(kind as DisputeKind))
    throw invalid(
      [
        {
          field: 'kind',
          message: {
            zh: `${parties[role].title.zh}只就${only.zh}提出争议，请选这一类；其他事项由当事单位提出`,
            en: `The ${parties[role].title.en} brings disputes about this alone: ${only.en}. Others are brought by their sides`,
          },
        },
      ],
      'choice:shares-silence',
    )
  if (kind === 'income' && !(await playsPart(tx, respondentId, ['operator'], true)))
    throw invalid(
      [
        {
          field: 'respondent',
          message: {
            zh: '就收益分配向计算它的运营主体提出，请选运营主体',
            en: 'Income is disputed with the operator who computed it: choose the operator',
          },
        },
      ],
      'choice:shares-silence',
    )
}

/** What is written like the number of an order is one that both units take part in; whose others are is told to nobody. */
async function checkOrder(tx: Tx, number: string, applicantId: string, respondentId: string): Promise<void> {
  if (!/^DD[-\d]/i.test(number.normalize('NFKC'))) return
  const sides = await findOrderSides(tx, number)
  if (sides?.some(({ id }) => id === applicantId)) {
    const others = sides.filter(({ id }) => id !== applicantId)
    if (others.some(({ id }) => id === respondentId)) return
    throw invalid(
      [
        {
          field: 'respondent',
          message: {
            zh: `所选单位不是订单${number}的一方；这份订单的另外各方是${others.map(({ name }) => name).join('、')}`,
            en: `That organisation takes no part in the order ${number}; the others that do are ${others.map(({ name }) => name).join(', ')}`,
          },
        },
      ],
      '§6.9',
    )
  }
  throw invalid(
    [
      {
        field: 'about',
        message: {
          zh: `没有编号为${number}的订单，或者本单位不是它的一方；请照“订单”页抄写编号，不是订单的留空，写在事实里`,
          en: `There is no order ${number}, or your organisation is no side of it. Copy the number from the page of orders, or leave it empty and tell of it among the facts`,
        },
      },
    ],
    '§6.9',
  )
}

/** Whether a dispute is with somebody else (§6.9). */
export const disputeFacts: FactLender = async (_tx, kase, wanted) => {
  if (!wanted.includes('respondent-other')) return {}
  const isOwn = kase.draft['respondent'] === kase.applicantId
  return {
    'respondent-other': isOwn ? { holds: false, why: { zh: '对方不能是本单位', en: 'The other side is somebody else' } } : { holds: true },
  }
}

/** The register of disputes, and the evidence pack of a case. */
export function disputeHandlings(platform: Platform): Handling[] {
  return [
    handle(routes.listDisputes, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = disputesBy(query.sort)
        const rows = await listDisputes(tx, query, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countDisputes(tx, query)), by.keysOf)
      }),
    ),
    handle(routes.caseEvidence, async (ask, { params }) => {
      const pack = await evidenceOf(platform, ask, params.id)
      if (!pack) throw notFound()
      return ask.reply
        .header('content-type', 'application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="evidence-${pack.case.number}.json"`)
        .send(`${JSON.stringify(pack, null, 2)}\n`)
    }),
  ]
}
