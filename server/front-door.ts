import type { FastifyInstance } from 'fastify'
import { auditHandlings } from './audit/audit.routes.ts'
import { bookHandlings } from './books/books.routes.ts'
import { caseHandlings } from './cases/cases.routes.ts'
import { countOpenCases } from './cases/subject.sql.ts'
import { fileHandlings } from './files/files.routes.ts'
import { exportHandlings } from './exports.ts'
import type { Handling } from './http/ask.ts'
import { platformHandlings } from './http/platform.routes.ts'
import { buildServer } from './http/serve.ts'
import { registerWorkbench } from './http/workbench.ts'
import { countAssetsOf } from './inventory/assets.sql.ts'
import { inventoryRoutes } from './inventory/inventory.routes.ts'
import { lentToForms, lentToInventory, lentToTrading } from './lending.ts'
import { noteHandlings } from './notes/notes.routes.ts'
import { useHandlings } from './operation/use/use.routes.ts'
import { registerPages } from './pages/pages.routes.ts'
import { demonstrationHandlings } from './parties/demonstration.routes.ts'
import { makeDoorkeeper } from './parties/doorkeeper.ts'
import { signingIn } from './parties/signing-in.ts'
import { partyHandlings } from './parties/parties.routes.ts'
import { operatorHandlings } from './operation/operators/operators.ts'
import type { Platform } from './platform.ts'
import { registerProofs } from './proof/public.routes.ts'
import { registrationFormHandlings } from './registration/forms/registration-forms.ts'
import { registrationHandlings } from './registration/registration.routes.ts'
import { settlementHandlings } from './settlement/settlement.routes.ts'
import { dutyHandlings } from './supervision/duties.ts'
import { deskHandlings } from './supervision/desks.ts'
import { oversightHandlings } from './supervision/handlings.ts'
import { healthHandlings } from './supervision/health.ts'
import { readingHandlings } from './supervision/readings.ts'
import { retentionHandlings } from './supervision/retention.ts'
import { makeStatistics, statisticsHandlings } from './supervision/statistics.ts'
import { supervisionHandlings } from './supervision/supervision.routes.ts'
import { traceHandlings } from './supervision/trace/trace.ts'
import { registerMetrics } from './watch/metrics-door.ts'
import { makeBoard } from './trading/board.ts'
import { tradingHandlings } from './trading/trading.routes.ts'

/** Who answers people and machines: every room, the public pages and the workbench. */
export async function frontDoor(platform: Platform, isWarm: () => boolean): Promise<FastifyInstance> {
  const countsOf = async (tx: Parameters<typeof countOpenCases>[0], id: string) => ({
    ...(await countAssetsOf(tx, id)),
    openCases: await countOpenCases(tx, id),
  })
  const [statistics, board] = [makeStatistics(platform), makeBoard(platform)]
  const rooms: Handling[] = [
    ...platformHandlings(platform, () => app, isWarm),
    ...signingIn(platform),
    ...demonstrationHandlings(platform),
    ...partyHandlings(platform, { countsOf }),
    ...caseHandlings(platform),
    ...fileHandlings(platform),
    ...inventoryRoutes(platform, lentToInventory),
    ...registrationHandlings(platform),
    ...registrationFormHandlings(lentToForms),
    ...bookHandlings(),
    ...settlementHandlings(platform),
    ...supervisionHandlings(),
    ...statisticsHandlings(statistics),
    ...healthHandlings(platform),
    ...retentionHandlings(platform),
    ...deskHandlings(),
    ...readingHandlings(platform),
    ...traceHandlings(),
    ...auditHandlings(platform),
    ...noteHandlings(),
    ...dutyHandlings(),
    ...operatorHandlings(),
    ...useHandlings(),
    ...oversightHandlings(platform),
    ...tradingHandlings(lentToTrading, board, platform.jobs),
  ]
  const app: FastifyInstance = await buildServer(platform, makeDoorkeeper(platform), [...rooms, ...exportHandlings(rooms)])
  registerProofs(app, platform)
  await registerPages(app, platform, statistics, board)
  registerMetrics(app, platform.config, platform.watching.metrics)
  await registerWorkbench(app)
  return app
}

/** Who only works answers nobody but whoever asks whether it lives. */
export async function backDoor(platform: Platform): Promise<FastifyInstance> {
  const app: FastifyInstance = await buildServer(
    platform,
    makeDoorkeeper(platform),
    platformHandlings(platform, () => app),
  )
  return app
}
