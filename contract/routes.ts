import { accountRoutes } from './accounts.ts'
import { affiliationRoutes } from './affiliations.ts'
import { bookRoutes } from './books.ts'
import { cardRoutes } from './cards.ts'
import { caseRoutes } from './cases.ts'
import { codingRoutes } from './coding-rule.ts'
import { countingRoutes } from './counting.ts'
import { disposalRoutes } from './disposal.ts'
import { dutyRoutes } from './duties.ts'
import { deskRoutes } from './desks.ts'
import { gradingRoutes } from './grading.ts'
import { exportRoutes } from './exports.ts'
import { healthRoutes } from './health.ts'
import { identityRoutes } from './identity.ts'
import { inventoryRoutes } from './inventory.ts'
import { legacyRoutes } from './legacy.ts'
import { mailRoutes } from './mail.ts'
import { noteRoutes } from './notes.ts'
import { operatorRoutes } from './operators.ts'
import { partyRoutes } from './parties.ts'
import { platformRoutes } from './platform.ts'
import { readingRoutes } from './readings.ts'
import { registrationFormRoutes } from './registration-forms.ts'
import { registrationRoutes } from './registration.ts'
import { redistributionRoutes } from './redistribution.ts'
import { retentionRoutes } from './retention.ts'
import { roundCallRoutes } from './round-calls.ts'
import { sectorListRoutes } from './sector-lists.ts'
import { sessionRoutes } from './session.ts'
import { similarRoutes } from './similar.ts'
import { settlementRoutes } from './settlement.ts'
import { signOnRoutes } from './sign-on.ts'
import { standInRoutes } from './stand-ins.ts'
import { supervisionRoutes } from './supervision.ts'
import { useRoutes } from './use.ts'
import { disputeRoutes } from './supervision-disputes.ts'
import { incidentRoutes } from './supervision-incidents.ts'
import { inspectionRoutes } from './supervision-inspections.ts'
import { reportRoutes } from './supervision-reports.ts'
import { rulingRoutes } from './supervision-rulings.ts'
import { signalRoutes } from './supervision-signals.ts'
import { tradingRoutes } from './trading.ts'
import { tokenRoutes } from './tokens.ts'
import { traceRoutes } from './trace.ts'
import { valuationRoutes } from './valuations.ts'

/** Everything that can be asked of the platform, by name. */
export const routes = {
  ...platformRoutes,
  ...retentionRoutes,
  ...sessionRoutes,
  ...identityRoutes,
  ...tokenRoutes,
  ...traceRoutes,
  ...signOnRoutes,
  ...partyRoutes,
  ...accountRoutes,
  ...affiliationRoutes,
  ...standInRoutes,
  ...caseRoutes,
  ...inventoryRoutes,
  ...similarRoutes,
  ...cardRoutes,
  ...codingRoutes,
  ...countingRoutes,
  ...roundCallRoutes,
  ...dutyRoutes,
  ...mailRoutes,
  ...noteRoutes,
  ...disposalRoutes,
  ...registrationFormRoutes,
  ...registrationRoutes,
  ...legacyRoutes,
  ...valuationRoutes,
  ...bookRoutes,
  ...supervisionRoutes,
  ...readingRoutes,
  ...healthRoutes,
  ...gradingRoutes,
  ...sectorListRoutes,
  ...deskRoutes,
  ...operatorRoutes,
  ...settlementRoutes,
  ...redistributionRoutes,
  ...exportRoutes,
  ...useRoutes,
  ...inspectionRoutes,
  ...incidentRoutes,
  ...reportRoutes,
  ...disputeRoutes,
  ...rulingRoutes,
  ...signalRoutes,
  ...settlementRoutes,
  ...redistributionRoutes,
  ...tradingRoutes,
} as const
export type Routes = typeof routes
