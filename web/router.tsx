import { createRouter } from '@tanstack/react-router'
import { accountRoutes } from './account/routes.tsx'
import { administrationRoutes } from './administration/routes.tsx'
import { assetRoutes } from './assets/routes.tsx'
import { bookWebRoutes } from './books/routes.tsx'
import { caseRoutes } from './cases/routes.tsx'
import { cockpitRoutes } from './cockpit/routes.tsx'
import { healthWebRoutes } from './health/routes.tsx'
import { inboxRoutes } from './inbox/routes.tsx'
import { inventoryRoutes } from './inventory/routes.tsx'
import { yearRoutes } from './inventory/year-routes.tsx'
import { operatorWebRoutes } from './operators/routes.tsx'
import { organisationRoutes } from './organisations/routes.tsx'
import { deskRoutes } from './desks/routes.tsx'
import { listRoutes } from './lists/routes.tsx'
import { frameRoute, missingRoute, rootRoute } from './root.tsx'
import { retentionWebRoutes } from './retention/routes.tsx'
import { settlementWebRoutes } from './settlement/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { oversightRoutes } from './supervision/routes.tsx'
import { startRoutes } from './start/routes.tsx'
import { isOutdated } from './ui/edition.ts'
import { useWebRoutes } from './use/routes.tsx'
import { tradingPages } from './trading/routes.tsx'
import { traceWebRoutes } from './trace/routes.tsx'
import { valuationPages } from './valuation/routes.tsx'

const routeTree = rootRoute.addChildren([
  ...signInRoutes,
  frameRoute.addChildren([
    ...tradingPages,
    ...inboxRoutes,
    ...caseRoutes,
    ...startRoutes,
    ...inventoryRoutes,
    ...yearRoutes,
    ...assetRoutes,
    ...bookWebRoutes,
    ...settlementWebRoutes,
    ...organisationRoutes,
    ...operatorWebRoutes,
    ...cockpitRoutes,
    ...deskRoutes,
    ...healthWebRoutes,
    ...retentionWebRoutes,
    ...listRoutes,
    ...oversightRoutes,
    ...valuationPages,
    ...traceWebRoutes,
    ...useWebRoutes,
    ...administrationRoutes,
    ...accountRoutes,
    missingRoute,
  ]),
])

/** The pages of the workbench; code of a room is fetched when it is opened or pointed at. */
export const router = createRouter({ routeTree, basepath: '/desk', defaultPreload: 'intent', scrollRestoration: true })

// After an upgrade the parts of the pages before are gone: whoever goes on to another page gets it whole.
router.subscribe('onBeforeLoad', ({ pathChanged, toLocation }) => {
  if (!pathChanged || !isOutdated.get()) return
  location.assign(toLocation.publicHref)
  // An address with a place on its page is only gone to, not loaded.
  if (toLocation.hash) location.reload()
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
