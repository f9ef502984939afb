import { several, type Words } from '#law/words.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { findMandateParties } from '#server/operation/operators/mandates.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findUntoldExits, type Leaving } from './leaving.sql.ts'
import { findRunningBuyers } from './orders/orders.sql.ts'

/**
 * Tells everybody whom an exit will concern that it was agreed, while there is time to make other arrangements: who holds assets in the
 * mandates, developers with agreements, and buyers with running orders (choice:exit-settled).
 */
export async function tellLeaving(tx: Tx, { kase, at }: { readonly kase: Leaving; readonly at: Date }): Promise<number> {
  const parties = await findMandateParties(tx, kase.subjectId)
  const buyers = new Map((await findRunningBuyers(tx, kase.subjectId)).map(({ buyerId, orders }) => [buyerId, orders]))
  const told = new Set([...parties.map(({ organisationId }) => organisationId), ...buyers.keys()])
  told.delete(kase.subjectId)
  return sendNotes(
    tx,
    [...told].map((organisationId) => ({
      organisationId,
      kind: 'operator-leaves',
      subject: kase.id,
      words: wordsOf(kase, buyers.get(organisationId) ?? 0),
      basis: 'choice:exit-settled',
      href: `/desk/operators/${kase.subjectId}`,
    })),
    at,
  )
}

/** Tells of the exits that were agreed before the platform told of them, once (choice:exit-settled). Answers how many notes that were. */
export async function tellEarlierLeaving({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  return asSystem(db, async (tx) => {
    let sent = 0
    for (const kase of await findUntoldExits(tx)) sent += await tellLeaving(tx, { kase, at })
    return sent
  })
}

function wordsOf({ title, number }: Pick<Leaving, 'title' | 'number'>, orders: number): Words {
  const own =
    orders > 0
      ? {
          zh: `；本单位有${orders}份订单尚未办完，已付款的由它办结，其余的可以退订`,
          en: `; ${several(orders, 'order of yours is', 'orders of yours are')} not ended: it completes what is paid, the rest can be cancelled`,
        }
      : { zh: '', en: '' }
  return {
    zh: `${title}退出运营已获同意（办件${number}），正在交接，不再接受新订单；交接核对以后，它的运营权限、使用标识和在期协议终止，产品下架${own.zh}`,
    en: `The exit of ${title} is agreed (case ${number}) and it hands over; it takes no new orders, and once it is cleared its mandates, use marks and agreements end and its products are delisted${own.en}`,
  }
}
