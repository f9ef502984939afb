import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const trace = createRoute({
  getParentRoute: () => frameRoute,
  path: '/trace/$kind/$id',
  component: lazyRouteComponent(() => import('./trace-page.tsx'), 'TracePage'),
})

/** From anything back to where it came from, and on to what came of it. */
export const traceWebRoutes = [trace] as const
