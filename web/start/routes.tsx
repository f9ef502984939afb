import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const start = createRoute({ getParentRoute: () => frameRoute, path: '/start/$procedure', component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage') })

/** Opening a case. */
export const startRoutes = [start] as const
