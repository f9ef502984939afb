import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const cockpitPage = createRoute({
  getParentRoute: () => frameRoute,
  path: '/cockpit',
  component: lazyRouteComponent(() => import('./cockpit-page.tsx'), 'CockpitPage'),
})

/** The cockpit of the supervisors. */
export const cockpitRoutes = [cockpitPage] as const
