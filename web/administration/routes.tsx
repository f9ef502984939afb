import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  accountStates,
  type AccountState,
  idleReasons,
  type IdleReason,
  requestKinds,
  type RequestKind,
  requestStandings,
  type RequestStanding,
} from '#law/account-states.ts'
import { auditRoutes } from '../audit/routes.tsx'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which list of the accounts desk is shown, what it is narrowed by, and which form is open. */
export type AdministrationSearch = {
  list?: 'officers' | 'idle'
  q?: string
  state?: AccountState
  standing?: RequestStanding | 'any'
  kind?: RequestKind
  order?: 'oldest'
  why?: IdleReason
  part?: 'add-officer' | 'add-organisation'
}

const keys = <T extends string>(words: Readonly<Record<T, unknown>>) => Object.keys(words) as T[]

const administrationPage = createRoute({
  getParentRoute: () => frameRoute,
  path: '/administration',
  validateSearch: searchOf<AdministrationSearch>((search) => ({
    list: oneOf(search['list'], ['officers', 'idle']),
    q: textIn(search['q']),
    state: oneOf(search['state'], keys(accountStates)),
    standing: oneOf(search['standing'], [...keys(requestStandings), 'any']),
    kind: oneOf(search['kind'], keys(requestKinds)),
    order: oneOf(search['order'], ['oldest']),
    why: oneOf(search['why'], keys(idleReasons)),
    part: oneOf(search['part'], ['add-officer', 'add-organisation']),
  })),
  component: lazyRouteComponent(() => import('./administration-page.tsx'), 'AdministrationPage'),
})

/** Accounts, and the audit trail. */
export const administrationRoutes = [administrationPage, ...auditRoutes] as const
