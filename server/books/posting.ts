import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Ask } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import { searchText } from '#server/inventory/search-text.ts'
import { keepCard } from './cards.sql.ts'
import { whyNot } from './denials.ts'
import { totalOf } from './lines.ts'
import { newVoucherId, prepareEntry, type Entry } from './prepare.ts'
import { findSet, lockSet, type BookSetRow } from './sets.sql.ts'
import { findByKey, writeVoucher } from './vouchers.sql.ts'

/** The books of the visitor's own unit, to look at; hidden to everybody else, refused when they are not open yet. */
export const findOwnSet = (tx: Tx, ask: Ask, holderId: string): Promise<BookSetRow> => ownSet(tx, ask, holderId, findSet)

/** Holds the books of the visitor's own unit; hidden to everybody else, refused when they are not open yet. */
export const holdOwnSet = (tx: Tx, ask: Ask, holderId: string): Promise<BookSetRow> => ownSet(tx, ask, holderId, lockSet)

async function ownSet(tx: Tx, ask: Ask, holderId: string, find: typeof findSet): Promise<BookSetRow> {
  if (ask.visitor.role !== 'producer' || ask.visitor.organisationId !== holderId) throw notFound()
  const set = await find(tx, holderId)
  if (!set) throw new Denied(409, whyNot.noBooks())
  return set
}

/** Posts an entry: voucher, lines, documents, card and movements in one transaction. Sent again with its key it is the same voucher. Answers its id. */
export async function postEntry(tx: Tx, ask: Ask, holderId: string, given: Entry & { key: string }): Promise<string> {
  const set = await holdOwnSet(tx, ask, holderId)
  const before = await findByKey(tx, holderId, given.key)
  if (before) return before
  const { template, asset, before: cardBefore, card, lines, moves } = await prepareEntry(tx, set, given, ask.today)
  const id = newVoucherId()
  const { conditions, approval } = given
  // What is added to a card follows the life that is on it already.
  const life = card?.lifeGround && !cardBefore?.lifeGround ? given.life : undefined
  const summary = given.summary.trim() || `${template.title.zh}${asset?.name ? `：${asset.name}` : ''}`
  if (asset && card)
    await keepCard(tx, { id: asset.id, code: asset.code, name: asset.name, holderId, search: searchText(asset.name, asset.code) }, card)
  await writeVoucher(tx, {
    id,
    holderId,
    onDate: given.onDate,
    template: given.template,
    way: given.way,
    summary: summary.slice(0, 200),
    assetId: asset?.id ?? null,
    reverses: null,
    amountFen: totalOf(lines),
    cardBefore,
    lines,
    moves,
    particulars: {
      amounts: given.amounts,
      ...(life ? { life } : {}),
      ...(conditions ? { conditions } : {}),
      ...(approval ? { approval } : {}),
    },
    documents: given.documents.map((each) => ({ ...each, number: each.number.trim() })),
    key: given.key,
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  await recordAudit(
    tx,
    auditLine(
      ask,
      'post-voucher',
      { kind: 'voucher', id, holderId },
      { template: given.template, onDate: given.onDate, amountFen: totalOf(lines), ...(asset ? { assetId: asset.id } : {}) },
    ),
    ask.now,
  )
  return id
}
