import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  type DistributionState,
  distributionStates,
  type ReceivableState,
  receivableStates,
  type SharingState,
  sharingStates,
} from '#law/settlement-words.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, searchOf, textIn } from '../ui/address-search.ts'

export type SharingSearch = { q?: string; state?: SharingState }
export type DistributionsSearch = { q?: string; state?: DistributionState }
export type ReceivablesSearch = { tab?: 'lines' | 'batches'; state?: ReceivableState; unitId?: string; remittanceId?: string }
const statesOf = <K extends string>(record: { readonly [key in K]: unknown }) => Object.keys(record) as K[]

const sharing = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sharing',
  validateSearch: searchOf<SharingSearch>((search) => ({ q: textIn(search['q']), state: oneOf(search['state'], statesOf(sharingStates)) })),
  component: lazyRouteComponent(() => import('./sharing-page.tsx'), 'SharingPage'),
})
const proposal = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sharing/new',
  component: lazyRouteComponent(() => import('./proposal-page.tsx'), 'ProposalPage'),
})
const agreement = createRoute({
  getParentRoute: () => frameRoute,
  path: '/sharing/$id',
  component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
})
const distributions = createRoute({
  getParentRoute: () => frameRoute,
  path: '/distributions',
  validateSearch: searchOf<DistributionsSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], statesOf(distributionStates)),
  })),
  component: lazyRouteComponent(() => import('./distributions-page.tsx'), 'DistributionsPage'),
})
const distribution = createRoute({
  getParentRoute: () => frameRoute,
  path: '/distributions/$id',
  component: lazyRouteComponent(() => import('./distribution-page.tsx'), 'DistributionPage'),
})
const receivables = createRoute({
  getParentRoute: () => frameRoute,
  path: '/receivables',
  validateSearch: searchOf<ReceivablesSearch>((search) => ({
    tab: oneOf(search['tab'], ['lines', 'batches']),
    state: oneOf(search['state'], statesOf(receivableStates)),
    unitId: idIn(search['unitId']),
    remittanceId: idIn(search['remittanceId']),
  })),
  component: lazyRouteComponent(() => import('./receivables-page.tsx'), 'ReceivablesPage'),
})
const redistribution = createRoute({
  getParentRoute: () => frameRoute,
  path: '/redistribution',
  component: lazyRouteComponent(() => import('./redistribution-page.tsx'), 'RedistributionPage'),
})

/** Sharing agreements, distributions, what is due to the treasury and its reconciliation, redistribution. */
export const settlementWebRoutes = [sharing, proposal, agreement, distributions, distribution, receivables, redistribution] as const
