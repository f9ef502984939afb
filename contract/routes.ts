import { bookRoutes } from './books.ts'
import { cardRoutes } from './cards.ts'
import { caseRoutes } from './cases.ts'
import { codingRoutes } from './coding-rule.ts'
import { countingRoutes } from './counting.ts'
import { dutyRoutes } from './duties.ts'
import { deskRoutes } from './desks.ts'
import { gradingRoutes } from './grading.ts'
import { exportRoutes } from './exports.ts'
import { healthRoutes } from './health.ts'
import { inventoryRoutes } from './inventory.ts'
import { noteRoutes } from './notes.ts'
import { partyRoutes } from './parties.ts'
import { platformRoutes } from './platform.ts'
import { registrationRoutes } from './registration.ts'
import { roundCallRoutes } from './round-calls.ts'
import { sectorListRoutes } from './sector-lists.ts'
import { sessionRoutes } from './session.ts'
import { similarRoutes } from './similar.ts'
import { supervisionRoutes } from './supervision.ts'

/** Everything that can be asked of the platform, by name. */
export const routes = { ...platformRoutes, ...sessionRoutes, ...partyRoutes, ...caseRoutes, ...inventoryRoutes, ...similarRoutes, ...cardRoutes, ...codingRoutes, ...countingRoutes, ...roundCallRoutes, ...dutyRoutes, ...noteRoutes, ...registrationRoutes, ...bookRoutes, ...supervisionRoutes, ...healthRoutes, ...gradingRoutes, ...sectorListRoutes, ...deskRoutes, ...exportRoutes } as const
export type Routes = typeof routes
