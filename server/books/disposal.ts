import type { Problem } from '#contract/route.ts'
import { eventOfDestruction } from '#law/accounts/disposal.ts'
import { regimes } from '#law/accounts.ts'
import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { type DestructionRow, findDestruction } from '#server/inventory/disposal/destructions.sql.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import type { CardRow } from './cards.sql.ts'
import { findCardOf } from './cards.sql.ts'
import { type Entry, prepareEntry, type Prepared } from './prepare.ts'
import { type BookSetRow, findSet } from './sets.sql.ts'
import { nextToClose } from './when.ts'

/** The entry by which a destroyed asset leaves the books, thought through but not posted; `whyNot` tells what has to be done first. */
export type PreparedDisposal = {
  readonly title: Words
  readonly basis: string
  readonly entry: Entry
  readonly lines: Prepared['lines']
  readonly whyNot: Problem | null
}

/** The entry of a destruction: its event by the class of the card, its approval as it was filed. Null when the card is in no class that can leave. Pure. */
export function entryOfDestruction(
  set: BookSetRow,
  card: CardRow,
  destroyed: Pick<DestructionRow, 'approval' | 'destroyedOn' | 'assetId' | 'name' | 'caseNumber'>,
  today: string,
): Entry | null {
  const template = eventOfDestruction[set.regime][card.class]
  if (!template) return null
  const { number, authority, approvedOn } = destroyed.approval
  // Books that began, or moved on, after the day take the first day that is left.
  const onDate = [destroyed.destroyedOn, card.movedOn, set.openedOn, nextToClose(set)].reduce((latest, day) =>
    day > latest ? day : latest,
  )
  return {
    template,
    way: '',
    onDate: onDate > today ? today : onDate,
    summary: `销毁数据资产：${destroyed.name}（${destroyed.caseNumber}）`.slice(0, 200),
    assetId: destroyed.assetId,
    amounts: {},
    documents: [],
    approval: { number: textOf(number), authority: textOf(authority), approvedOn: textOf(approvedOn) },
  }
}

/** What is to be posted because an asset was destroyed; null when it was not, or when it is in no books any more. Nothing is written. */
export async function prepareDisposal(tx: Tx, assetId: string, today: string): Promise<PreparedDisposal | null> {
  const destroyed = await findDestruction(tx, assetId)
  const card = destroyed && (await findCardOf(tx, assetId))
  const set = card?.state === 'held' ? await findSet(tx, card.holderId) : null
  const entry = set && card && entryOfDestruction(set, card, destroyed, today)
  if (!entry) return null
  const { title, basis } = regimes[set.regime].templates[entry.template]!
  try {
    const { lines } = await prepareEntry(tx, set, entry, today)
    return { title, basis, entry, lines, whyNot: null }
  } catch (problem) {
    if (!(problem instanceof Denied)) throw problem
    return { title, basis, entry, lines: [], whyNot: problem.problem }
  }
}

/** Tells the unit that an asset it destroyed still stands in its books, once; answers whether there was anything to tell. */
export async function tellBooks(platform: Pick<Platform, 'db' | 'clock'>, assetId: string): Promise<boolean> {
  const at = platform.clock.now()
  return asSystem(platform.db, async (tx) => {
    const prepared = await prepareDisposal(tx, assetId, platform.clock.today())
    const destroyed = prepared && (await findDestruction(tx, assetId))
    if (!destroyed) return false
    const words = {
      zh: `“${destroyed.name}”已销毁，处置分录（${prepared.title.zh}）已备好，请核对后记账`,
      en: `“${destroyed.name}” was destroyed; its entry (${prepared.title.en}) is prepared, check and post it`,
    }
    await sendNotes(
      tx,
      [
        {
          organisationId: destroyed.holderId,
          kind: 'disposal-entry',
          subject: assetId,
          words,
          basis: prepared.basis,
          href: `/desk/assets/${assetId}?tab=books`,
        },
      ],
      at,
    )
    return true
  })
}
