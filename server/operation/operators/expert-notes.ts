import type { Tx } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Call } from './calls.sql.ts'

type Expert = { readonly officerId: string; readonly name: string; readonly organisationIds: readonly string[] }

/**
 * An expert hears of being named through the organisations they act for, once however often it is done, with a letter to whoever there
 * confirmed an address.
 */
export async function tellNamed(
  tx: Tx,
  { id, title }: Call,
  { officerId, name, namedAt, organisationIds }: Expert & { readonly namedAt: Date },
  at: Date,
): Promise<void> {
  const words = {
    zh: `${name}已聘为“${title}”选取的评审专家，请等评审开始后在选取页独立评分；本人所在单位申请的，请告知市数据局解聘`,
    en: `${name} was named as an expert of the selection “${title}”: score alone on its page once the scoring begins; whose organisation applies, tells the Data Bureau to be dismissed`,
  }
  await sendNotes(
    tx,
    organisationIds.map((organisationId) => ({
      organisationId,
      kind: 'expert-named',
      subject: `${id}:${officerId}:${namedAt.toISOString()}`,
      words,
      basis: 'choice:selection-scoring',
      href: `/desk/operator-calls/${id}`,
    })),
    at,
  )
}

/** An expert hears of the dismissal and its reason through the organisations they act for, with a letter to whoever there confirmed an address. */
export async function tellDismissed(
  tx: Tx,
  { id, title }: Call,
  { officerId, name, organisationIds }: Expert,
  reason: string,
  at: Date,
): Promise<void> {
  const words = {
    zh: `${name}不再担任“${title}”选取的评审专家：${reason}`,
    en: `${name} is no longer an expert of the selection “${title}”: ${reason}`,
  }
  await sendNotes(
    tx,
    organisationIds.map((organisationId) => ({
      organisationId,
      kind: 'expert-dismissed',
      subject: `${id}:${officerId}:${at.toISOString()}`,
      words,
      basis: 'choice:selection-scoring',
      href: `/desk/operator-calls/${id}`,
    })),
    at,
  )
}
