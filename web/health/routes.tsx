import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type HealthRule, healthRules } from '#law/health.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf } from '../ui/address-search.ts'

/** Which rule's lines are listed. */
export type HealthSearch = { rule?: HealthRule }

const health = createRoute({
  getParentRoute: () => frameRoute,
  path: '/health',
  validateSearch: searchOf<HealthSearch>((search) => ({ rule: oneOf(search['rule'], Object.keys(healthRules) as HealthRule[]) })),
  component: lazyRouteComponent(() => import('./health-page.tsx'), 'HealthPage'),
})

/** What is stuck, for supervisors and account administrators. */
export const healthWebRoutes = [health] as const
