import { yuan } from '#contract/money.ts'
import type { Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findDistribution } from './distributions.sql.ts'
import { findSharing } from './sharing.sql.ts'
import { unitsOfRemittance } from './tell.sql.ts'

/** Tells the parties what waits for them: an agreement to sign, shares to agree to, what became due, what was remitted; each once. */
export async function tellSettlement(platform: Pick<Platform, 'db' | 'clock'>, what: string, id: string): Promise<void> {
  const at = platform.clock.now()
  await asSystem(platform.db, async tx => {
    const notes = what === 'sign' ? toSign(await findSharing(tx, id)) : what === 'remitted' ? remitted(id, await unitsOfRemittance(tx, id)) : ofDistribution(what, await findDistribution(tx, id))
    await sendNotes(tx, notes, at)
  })
}

const note = (organisationId: string, kind: string, subject: string, words: Words, basis: string, href: string): NewNote => ({ organisationId, kind, subject, words, basis, href })

const toSign = (found: Awaited<ReturnType<typeof findSharing>>): NewNote[] => (found?.parties ?? []).filter(party => !party.signedAt).map(party =>
  note(party.organisationId, 'sharing-to-sign', found!.id, { zh: `“${found!.productName}”的收益共享协议请本单位确认`, en: `The sharing agreement of “${found!.productName}” waits for your signature` }, '§6.4', `/desk/sharing/${found!.id}`))

function ofDistribution(what: string, found: Awaited<ReturnType<typeof findDistribution>>): NewNote[] {
  if (!found) return []
  const href = `/desk/distributions/${found.id}`
  if (what === 'agree') return found.partyList.filter(party => !party.agreedAt).map(party => note(party.organisationId, 'shares-to-agree', found.id, { zh: `“${found.title}”本单位份额 ${yuan(party.amountFen)} 元，请确认`, en: `Your share in “${found.title}” is ${yuan(party.amountFen)} yuan; please agree` }, '§6.5', href))
  return found.partyList.filter(party => party.isPublic && party.dueFen > 0).map(party => note(party.organisationId, 'income-due', found.id, { zh: `“${found.title}”已备案，本单位 ${yuan(party.dueFen)} 元列为应缴财政款，归集到账后请记账`, en: `“${found.title}” is filed; ${yuan(party.dueFen)} yuan of yours is due to the treasury, post it once collected` }, '§6.6', '/desk/receivables'))
}

const remitted = (id: string, units: readonly { unitId: string; amountFen: number }[]): NewNote[] => units.map(({ unitId, amountFen }) =>
  note(unitId, 'income-remitted', id, { zh: `${yuan(amountFen)} 元已入库，请核对后记上缴分录`, en: `${yuan(amountFen)} yuan is in the treasury; check and post the remittance` }, '§6.6', '/desk/receivables'))
