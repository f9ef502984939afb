import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const oneCase = createRoute({
  getParentRoute: () => frameRoute,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
})

/** The one page of every case. */
export const caseRoutes = [oneCase] as const
