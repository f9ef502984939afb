import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { agreementStates, type AgreementState, filingStates, type FilingState } from '#law/use-terms.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which agreements and which filed developers are listed. */
export type AgreementsSearch = { q?: string; state?: AgreementState; developerId?: string; assetId?: string }
export type FilingsSearch = { q?: string; state?: FilingState }
/** Which judgements of an agreement are shown. */
export type TraceSearch = { outcome?: 'permitted' | 'refused' }

const keysOf = <K extends string>(all: { readonly [key in K]: unknown }) => Object.keys(all) as K[]
const agreements = createRoute({
  getParentRoute: () => frameRoute,
  path: '/agreements',
  validateSearch: searchOf<AgreementsSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], keysOf(agreementStates)),
    developerId: idIn(search['developerId']),
    assetId: idIn(search['assetId']),
  })),
  component: lazyRouteComponent(() => import('./agreements-page.tsx'), 'AgreementsPage'),
})
const agreement = createRoute({
  getParentRoute: () => frameRoute,
  path: '/agreements/$id',
  validateSearch: searchOf<TraceSearch>((search) => ({ outcome: oneOf(search['outcome'], ['permitted', 'refused']) })),
  component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
})
const filings = createRoute({
  getParentRoute: () => frameRoute,
  path: '/developers',
  validateSearch: searchOf<FilingsSearch>((search) => ({ q: textIn(search['q']), state: oneOf(search['state'], keysOf(filingStates)) })),
  component: lazyRouteComponent(() => import('./filings-page.tsx'), 'FilingsPage'),
})

/** The register of agreements, one agreement, and the developers that are filed. */
export const useWebRoutes = [agreements, agreement, filings] as const
