import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { idIn, searchOf } from '../ui/address-search.ts'

/** Which asset the case is about, or which order or distribution a dispute, when it is known beforehand. */
export type StartSearch = { subject?: string; order?: string; distribution?: string }

const start = createRoute({
  getParentRoute: () => frameRoute,
  path: '/start/$procedure',
  validateSearch: searchOf<StartSearch>((search) => ({
    subject: idIn(search['subject']),
    order: idIn(search['order']),
    distribution: idIn(search['distribution']),
  })),
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
})

/** Opening a case. */
export const startRoutes = [start] as const
