import { civilDate, lastDayOf } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { type FirstDelivery, findFirstDeliveries, firstDeliveryKind } from './first-deliveries.sql.ts'

const { value: within } = choices['first-national-registration']

/** What holder and operator are told of a first delivery. Pure. */
export function firstDeliveryNotes(
  { assetId, assetName, holderId, deliveredAt, productId, productName, operatorId }: FirstDelivery,
  today: string,
): NewNote[] {
  const on = civilDate(deliveredAt)
  const last = lastDayOf(on, within)
  const isPast = last.date < today
  const until = last.provisional ? { zh: `${last.date}（暂定）`, en: `${last.date} (provisional)` } : { zh: last.date, en: last.date }
  const words: Words = {
    zh: `以“${assetName}”制成的产品“${productName}”已于${on}首次交付，国家公共数据资源登记的首次登记须自交付起${within}个工作日内申请，${isPast ? `已于${until.zh}届满，请尽快` : `至${until.zh}为止`}；申请表可以在资产页带出，登记后把查询码记入“其他登记”`,
    en: `A product made from “${assetName}”, “${productName}”, was first delivered on ${on}: its first registration in the national register of public data resources is to be applied for within ${within} working days, ${isPast ? `which ended on ${until.en}: do so soon` : `until ${until.en}`}. The form is on the page of the asset, where the query code is recorded afterwards`,
  }
  const note = { kind: firstDeliveryKind, subject: assetId, words, basis: 'choice:first-national-registration' }
  return [
    { ...note, organisationId: holderId, href: `/desk/assets/${assetId}?tab=papers` },
    ...(operatorId && operatorId !== holderId ? [{ ...note, organisationId: operatorId, href: `/desk/products/${productId}` }] : []),
  ]
}

/**
 * Tells holder and operator once when a product made from public data is delivered for the first time and no national registration is
 * recorded. Answers how many were told.
 */
export async function remindOfFirstDeliveries({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = civilDate(at)
  return asSystem(db, async (tx) =>
    sendNotes(
      tx,
      (await findFirstDeliveries(tx)).flatMap((delivery) => firstDeliveryNotes(delivery, today)),
      at,
    ),
  )
}
