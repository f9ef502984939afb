import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const valuation = createRoute({
  getParentRoute: () => frameRoute,
  path: '/valuations/$id',
  component: lazyRouteComponent(() => import('./valuation-page.tsx'), 'ValuationPage'),
})

/** A filed valuation by its case, computed again. */
export const valuationPages = [valuation] as const
