import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { agreementStates, type AgreementState, filingStates, type FilingState } from '#law/use-terms.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, present, textIn } from '../ui/address-search.ts'

/** Which agreements and which filed developers are listed. */
export type AgreementsSearch = { q?: string; state?: AgreementState; developerId?: string; assetId?: string }
export type FilingsSearch = { q?: string; state?: FilingState }
/** Which judgements of an agreement are shown. */
export type TraceSearch = { outcome?: 'permitted' | 'refused' }

const keysOf = <K extends string>(all: { readonly [key in K]: unknown }) => Object.keys(all) as K[]
const agreements = createRoute({ getParentRoute: () => frameRoute, path: '/agreements', validateSearch: (search: Record<string, unknown>): AgreementsSearch => present({ q: textIn(search['q']), state: oneOf(search['state'], keysOf(agreementStates)), developerId: idIn(search['developerId']), assetId: idIn(search['assetId']) }) as AgreementsSearch, component: lazyRouteComponent(() => import('./agreements-page.tsx'), 'AgreementsPage') })
const agreement = createRoute({ getParentRoute: () => frameRoute, path: '/agreements/$id', validateSearch: (search: Record<string, unknown>): TraceSearch => present({ outcome: oneOf(search['outcome'], ['permitted', 'refused']) }) as TraceSearch, component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage') })
const filings = createRoute({ getParentRoute: () => frameRoute, path: '/developers', validateSearch: (search: Record<string, unknown>): FilingsSearch => present({ q: textIn(search['q']), state: oneOf(search['state'], keysOf(filingStates)) }) as FilingsSearch, component: lazyRouteComponent(() => import('./filings-page.tsx'), 'FilingsPage') })

/** The register of agreements, one agreement, and the developers that are filed. */
export const useWebRoutes = [agreements, agreement, filings] as const
