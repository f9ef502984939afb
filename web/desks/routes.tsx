import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type DueLine, dueKinds } from '#contract/desks.ts'
import { type RegradingTrigger, regradingTriggers } from '#law/grading/triggers.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, searchOf } from '../ui/address-search.ts'

/** Which tasks to grade again are listed. */
export type GradingsSearch = { state?: 'open' | 'overdue' | 'closed' | 'all'; trigger?: RegradingTrigger; holderId?: string }
/** Which of what falls due is listed. */
export type DuesSearch = { kind?: DueLine['kind']; late?: 'yes'; holderId?: string }

const year = createRoute({
  getParentRoute: () => frameRoute,
  path: '/year',
  component: lazyRouteComponent(() => import('./desk-page.tsx'), 'DeskPage'),
})
const dues = createRoute({
  getParentRoute: () => frameRoute,
  path: '/dues',
  validateSearch: searchOf<DuesSearch>((search) => ({
    kind: oneOf(search['kind'], dueKinds),
    late: oneOf(search['late'], ['yes']),
    holderId: idIn(search['holderId']),
  })),
  component: lazyRouteComponent(() => import('./dues-page.tsx'), 'DuesPage'),
})
const gradings = createRoute({
  getParentRoute: () => frameRoute,
  path: '/gradings',
  validateSearch: searchOf<GradingsSearch>((search) => ({
    state: oneOf(search['state'], ['open', 'overdue', 'closed', 'all']),
    trigger: oneOf(search['trigger'], Object.keys(regradingTriggers) as RegradingTrigger[]),
    holderId: idIn(search['holderId']),
  })),
  component: lazyRouteComponent(() => import('./gradings-page.tsx'), 'GradingsPage'),
})

/** The desk of a unit or a supervisor, what falls due, and tasks to grade again. */
export const deskRoutes = [year, dues, gradings] as const
