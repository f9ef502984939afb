import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

/** Which asset the case is about, when it is known beforehand. */
export type StartSearch = { subject?: string }

const start = createRoute({
  getParentRoute: () => frameRoute,
  path: '/start/$procedure',
  validateSearch: (search: Record<string, unknown>): StartSearch => (typeof search['subject'] === 'string' && /^[0-9a-f-]{36}$/i.test(search['subject']) ? { subject: search['subject'] } : {}),
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
})

/** Opening a case. */
export const startRoutes = [start] as const
