import { several, type Words } from '#law/words.ts'
import type { EffectGiven } from '#server/cases/lent.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { delist, findDelistedParties } from './products.sql.ts'

/** Why products are delisted, by the procedure whose case does it: asked for, an exit, or a termination. */
const reasons: { readonly [procedure: string]: { readonly why: string; readonly basis: string } } = {
  'listing-change': { why: '运营主体申请下架', basis: '§6.1' },
  'operator-exit': { why: '运营主体退出', basis: '§5.9' },
  'entrustment-end': { why: '来源的委托运营提前终止', basis: '§5.10' },
  'transfer-registration': { why: '来源资产已转移，运营主体对它没有运营授权', basis: 'choice:use-after-transfer' },
  'developer-termination': { why: '开发主体对来源的使用被终止', basis: '§8.3' },
  'operator-sanction': { why: '运营主体被终止运营', basis: '§8.2' },
}

/** Delists what a case ends, with its reason, and has everybody told whom it concerns (choice:delisting). */
export async function delistBy(
  jobs: Pick<Jobs, 'enqueue'>,
  tx: Tx,
  which: Parameters<typeof delist>[1],
  { kase, at }: EffectGiven,
): Promise<void> {
  const delisted = await delist(tx, which, { caseId: kase.id, ...reasons[kase.procedure]!, at })
  if (delisted.length === 0) return
  for (const id of delisted.slice(0, 100)) await announce(tx, { kind: 'product', id })
  await jobs.enqueue(tx, 'tell-delisted', { caseId: kase.id })
}

/** Tells buyers with running orders, the developer and who made products from it that a case delisted a product; each once. */
export async function tellDelisted({ db, clock }: Pick<Platform, 'db' | 'clock'>, caseId: string): Promise<void> {
  await asSystem(db, async (tx) => {
    const concerned = await findDelistedParties(tx, caseId)
    await sendNotes(
      tx,
      concerned.map(({ productId, organisationId, basis, ...said }) => ({
        organisationId,
        kind: 'product-delisted',
        subject: productId,
        words: wordsOf(said),
        basis,
        href: `/desk/products/${productId}`,
      })),
      clock.now(),
    )
  })
}

function wordsOf({
  number,
  name,
  why,
  orders,
}: {
  readonly number: string
  readonly name: string
  readonly why: string
  readonly orders: number
}): Words {
  const running =
    orders > 0
      ? {
          zh: `本单位有${orders}份订单尚未办完，请与供方商定继续办理或者退订`,
          en: `${several(orders, 'order of yours is', 'orders of yours are')} not ended: go on with the seller, or cancel`,
        }
      : { zh: '不再接受新订单', en: 'it takes no new orders' }
  return {
    zh: `产品“${name}”（${number}）已下架：${why}；${running.zh}`,
    en: `The product “${name}” (${number}) is delisted; ${running.en}`,
  }
}
