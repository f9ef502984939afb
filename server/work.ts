import { seal } from './audit/sealer.ts'
import { tellBooks } from './books/disposal.ts'
import { recountProvisional } from './cases/calendar.ts'
import { asSystem } from './db/transaction.ts'
import { openCalledRounds, resumeCalls } from './inventory/called-rounds.ts'
import { recountTasks, reviewGradings } from './inventory/classification/tasks.ts'
import { eraseCopies, eraseHeldCopies } from './inventory/disposal/erase-copies.ts'
import { remindOfInventories } from './inventory/reminders.ts'
import { resumeImports, workOnImports } from './inventory/excel/import-job.ts'
import { sealFindings } from './inventory/seal-findings.ts'
import { resumeScans, workOnScans } from './inventory/scan-source.ts'
import { allOf } from './jobs/all-of.ts'
import { lentToInventory } from './lending.ts'
import { workOnAccounts } from './parties/review-accounts.ts'
import { workOnLetters } from './parties/letters.ts'
import { endDueMandates } from './operation/operators/end-due.ts'
import { endUnmandated } from './operation/use/unmandated.ts'
import { remindOfCompliance } from './operation/operators/file-reminders.ts'
import type { Platform } from './platform.ts'
import { askWitnesses } from './proof/ask-witnesses.ts'
import { prove } from './proof/prove.ts'
import { endBarred } from './registration/barring.ts'
import { remindOfTerms, watchTerms } from './registration/terms.ts'
import { recountNotices } from './registration/notices.ts'
import { remindOfOutside } from './registration/outside-terms.ts'
import { remindOfPapers } from './registration/paper-terms.ts'
import { tellSettlement } from './settlement/tell.ts'
import { watchIncidents } from './supervision/incidents/watch-clocks.ts'
import { bringStandingsForward } from './supervision/standings.view.sql.ts'
import { remindOfDisclosures } from './trading/disclosures/reminding.ts'
import { tellDelisted } from './trading/delisting.ts'
import { tellFallenSources } from './trading/fallen-sources.ts'
import { tellEarlierLeaving } from './trading/leaving.ts'
import { remindOfFirstDeliveries } from './trading/first-deliveries.ts'
import { delistUnmandated, remindOfMandates } from './trading/mandate-ends.ts'
import { tellOrder } from './trading/orders/telling.ts'
import { workOnSealing } from './vault/work.ts'

/** Takes up what is to be done beside answering: every minute, every hour, after a commit, and what an earlier process left. */
export async function startWork(platform: Platform): Promise<void> {
  const each = [
    recountProvisional,
    recountTasks,
    recountNotices,
    endBarred,
    watchTerms,
    endDueMandates,
    endUnmandated,
    delistUnmandated,
    tellFallenSources,
    watchIncidents,
  ]
  const minute = [
    () => platform.desk.tick(),
    ...each.map((step) => () => step(platform)),
    () => asSystem(platform.db, bringStandingsForward),
  ]
  await platform.jobs.work('tick', { atOnce: 1 }, () => allOf(minute))
  await platform.jobs.work('seal-audit', { atOnce: 1 }, async () => {
    await seal(platform)
  })
  await platform.jobs.work('prove', { atOnce: 1 }, async () => {
    await prove(platform)
    await askWitnesses(platform)
  })
  const reminders = [
    remindOfInventories,
    remindOfTerms,
    remindOfPapers,
    remindOfCompliance,
    remindOfMandates,
    remindOfDisclosures,
    remindOfOutside,
    remindOfFirstDeliveries,
  ]
  await platform.jobs.work('remind', { atOnce: 1 }, () => allOf(reminders.map((remind) => () => remind(platform))))
  await platform.jobs.work('open-called-rounds', { atOnce: 1 }, async ({ callId }) => {
    await openCalledRounds(platform, callId!)
  })
  await platform.jobs.work('review-gradings', { atOnce: 1 }, async () => {
    await reviewGradings(platform)
  })
  await platform.jobs.work('catch-up', { atOnce: 1 }, () => allOf([() => eraseHeldCopies(platform), () => tellEarlierLeaving(platform)]))
  await platform.jobs.work('erase-copies', { atOnce: 1 }, async ({ assetId }) => {
    await eraseCopies(platform, assetId!)
  })
  await platform.jobs.work('tell-books', { atOnce: 1 }, async ({ assetId }) => {
    await tellBooks(platform, assetId!)
  })
  await platform.jobs.work('tell-settlement', { atOnce: 1 }, async ({ what, id }) => {
    await tellSettlement(platform, what!, id!)
  })
  await platform.jobs.work('tell-delisted', { atOnce: 1 }, async ({ caseId }) => {
    await tellDelisted(platform, caseId!)
  })
  await platform.jobs.work('tell-order', { atOnce: 1 }, async ({ id }) => {
    await tellOrder(platform, id!)
  })
  await resumeCalls(platform)
  for (const queue of ['review-gradings', 'catch-up'] as const) await platform.jobs.kick(queue)
  await workOnAccounts(platform)
  await workOnLetters(platform)
  await workOnSealing(platform, sealFindings)
  await workOnScans(platform)
  await resumeScans(platform)
  await workOnImports(platform, lentToInventory)
  await resumeImports(platform)
}
