import { caseRoutes } from './cases.ts'
import { inventoryRoutes } from './inventory.ts'
import { partyRoutes } from './parties.ts'
import { platformRoutes } from './platform.ts'
import { registrationRoutes } from './registration.ts'
import { sessionRoutes } from './session.ts'
import { supervisionRoutes } from './supervision.ts'

/** Everything that can be asked of the platform, by name. */
export const routes = { ...platformRoutes, ...sessionRoutes, ...partyRoutes, ...caseRoutes, ...inventoryRoutes, ...registrationRoutes, ...supervisionRoutes } as const
export type Routes = typeof routes
