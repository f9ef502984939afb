import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { idIn, present } from '../ui/address-search.ts'

/** Which asset the case is about, when it is known beforehand. */
export type StartSearch = { subject?: string }

const start = createRoute({
  getParentRoute: () => frameRoute,
  path: '/start/$procedure',
  validateSearch: (search: Record<string, unknown>): StartSearch => present({ subject: idIn(search['subject']) }) as StartSearch,
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
})

/** Opening a case. */
export const startRoutes = [start] as const
