import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const assets = createRoute({ getParentRoute: () => frameRoute, path: '/assets', component: lazyRouteComponent(() => import('./assets-page.tsx'), 'AssetsPage') })

/** The catalogue and the asset page. */
export const assetRoutes = [assets] as const
