import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const rounds = createRoute({ getParentRoute: () => frameRoute, path: '/inventory', component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage') })

/** Inventory rounds, their sources and findings. */
export const inventoryRoutes = [rounds] as const
