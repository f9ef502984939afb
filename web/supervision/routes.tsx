import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, searchOf, textIn, wholeIn } from '../ui/address-search.ts'

/** Which inspections the register lists. */
export type InspectionsSearch = { q?: string; state?: 'open' | 'closed'; inspectedId?: string }
/** Which incidents the register lists. */
export type IncidentsSearch = { q?: string; state?: 'open' | 'closed' | 'late' }
/** Which yearly reports are listed. */
export type ReportsSearch = { q?: string; year?: number; state?: 'received' | 'under-way' | 'not-begun' | 'overdue' }
/** Which disputes are listed. */
export type DisputesSearch = { q?: string; state?: 'open' | 'closed' }
/** Which part of the rulings is shown. */
export type RulingsSearch = { q?: string; tab?: 'rulings' | 'parameters' | 'meetings' }

const inspections = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inspections',
  validateSearch: searchOf<InspectionsSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], ['open', 'closed']),
    inspectedId: idIn(search['inspectedId']),
  })),
  component: lazyRouteComponent(() => import('./inspections-page.tsx'), 'InspectionsPage'),
})
const programmes = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inspections/programmes',
  component: lazyRouteComponent(() => import('./programmes-page.tsx'), 'ProgrammesPage'),
})
const programme = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inspections/programmes/$id',
  component: lazyRouteComponent(() => import('./programme-page.tsx'), 'ProgrammePage'),
})

const incidents = createRoute({
  getParentRoute: () => frameRoute,
  path: '/incidents',
  validateSearch: searchOf<IncidentsSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], ['open', 'closed', 'late']),
  })),
  component: lazyRouteComponent(() => import('./incidents-page.tsx'), 'IncidentsPage'),
})
const incident = createRoute({
  getParentRoute: () => frameRoute,
  path: '/incidents/$id',
  component: lazyRouteComponent(() => import('./incident-page.tsx'), 'IncidentPage'),
})
const assessments = createRoute({
  getParentRoute: () => frameRoute,
  path: '/risk-assessments',
  validateSearch: searchOf<{ q?: string }>((search) => ({ q: textIn(search['q']) })),
  component: lazyRouteComponent(() => import('./assessments-page.tsx'), 'AssessmentsPage'),
})
const reports = createRoute({
  getParentRoute: () => frameRoute,
  path: '/annual-reports',
  validateSearch: searchOf<ReportsSearch>((search) => ({
    q: textIn(search['q']),
    year: wholeIn(search['year'], 2000, 2200),
    state: oneOf(search['state'], ['received', 'under-way', 'not-begun', 'overdue']),
  })),
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
})
const disputes = createRoute({
  getParentRoute: () => frameRoute,
  path: '/disputes',
  validateSearch: searchOf<DisputesSearch>((search) => ({ q: textIn(search['q']), state: oneOf(search['state'], ['open', 'closed']) })),
  component: lazyRouteComponent(() => import('./disputes-page.tsx'), 'DisputesPage'),
})
const rulings = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rulings',
  validateSearch: searchOf<RulingsSearch>((search) => ({
    q: textIn(search['q']),
    tab: oneOf(search['tab'], ['rulings', 'parameters', 'meetings']),
  })),
  component: lazyRouteComponent(() => import('./rulings-page.tsx'), 'RulingsPage'),
})
const signals = createRoute({
  getParentRoute: () => frameRoute,
  path: '/risk-signals',
  validateSearch: searchOf<{ rule?: RiskSignal }>((search) => ({ rule: oneOf(search['rule'], Object.keys(riskSignals) as RiskSignal[]) })),
  component: lazyRouteComponent(() => import('./signals-page.tsx'), 'SignalsPage'),
})

/** Inspections with their programmes, incidents with their clocks, risk assessments. */
export const oversightRoutes = [
  inspections,
  programmes,
  programme,
  incidents,
  incident,
  assessments,
  reports,
  disputes,
  rulings,
  signals,
] as const
