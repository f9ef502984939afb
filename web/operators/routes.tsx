import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which operators, mandates or calls are listed. */
export type OperatorsSearch = { tab?: 'operators' | 'mandates' | 'calls'; q?: string; only?: 'standing' }

const operators = createRoute({
  getParentRoute: () => frameRoute,
  path: '/operators',
  validateSearch: searchOf<OperatorsSearch>((search) => ({
    tab: oneOf(search['tab'], ['operators', 'mandates', 'calls']),
    q: textIn(search['q']),
    only: oneOf(search['only'], ['standing']),
  })),
  component: lazyRouteComponent(() => import('./operators-page.tsx'), 'OperatorsPage'),
})
const operator = createRoute({
  getParentRoute: () => frameRoute,
  path: '/operators/$id',
  component: lazyRouteComponent(() => import('./operator-page.tsx'), 'OperatorPage'),
})
const call = createRoute({
  getParentRoute: () => frameRoute,
  path: '/operator-calls/$id',
  component: lazyRouteComponent(() => import('./call-page.tsx'), 'CallPage'),
})
const mandate = createRoute({
  getParentRoute: () => frameRoute,
  path: '/mandates/$id',
  component: lazyRouteComponent(() => import('./mandate-page.tsx'), 'MandatePage'),
})

/** Operators, their mandates, and the calls by which they are selected. */
export const operatorWebRoutes = [operators, operator, call, mandate] as const
