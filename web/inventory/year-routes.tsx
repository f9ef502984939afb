import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Duty } from '#contract/duties.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn, wholeIn } from '../ui/address-search.ts'

/** Which duties are listed. */
export type DutiesSearch = { year?: number; state?: Duty['state'] | 'overdue'; q?: string }
/** Which calls are listed, and whether one is being written. */
export type CallsSearch = { year?: number; write?: 'yes' }

const duties = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/duties',
  validateSearch: searchOf<DutiesSearch>((search) => ({
    year: wholeIn(search['year'], 2000, 2200),
    state: oneOf(search['state'], ['done', 'under-way', 'not-begun', 'overdue']),
    q: textIn(search['q']),
  })),
  component: lazyRouteComponent(() => import('./duties-page.tsx'), 'DutiesPage'),
})
const calls = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/calls',
  validateSearch: searchOf<CallsSearch>((search) => ({
    year: wholeIn(search['year'], 2000, 2200),
    write: oneOf(search['write'], ['yes']),
  })),
  component: lazyRouteComponent(() => import('./calls-page.tsx'), 'CallsPage'),
})
const call = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/calls/$id',
  component: lazyRouteComponent(() => import('./call-page.tsx'), 'CallPage'),
})
const codes = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/codes',
  component: lazyRouteComponent(() => import('./codes-page.tsx'), 'CodesPage'),
})

/** The yearly duty, rounds called by sector authorities, and coding rules. */
export const yearRoutes = [duties, calls, call, codes] as const
