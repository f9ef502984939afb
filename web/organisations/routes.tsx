import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { organisationKinds, parties, type OrganisationKind, type Party } from '#law/parties.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which organisations are listed. */
export type OrganisationsSearch = { q?: string; role?: Party; kind?: OrganisationKind }

const organisations = createRoute({
  getParentRoute: () => frameRoute,
  path: '/organisations',
  validateSearch: searchOf<OrganisationsSearch>((search) => ({
    q: textIn(search['q']),
    role: oneOf(search['role'], Object.keys(parties) as Party[]),
    kind: oneOf(search['kind'], Object.keys(organisationKinds) as OrganisationKind[]),
  })),
  component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage'),
})
const organisation = createRoute({
  getParentRoute: () => frameRoute,
  path: '/organisations/$id',
  component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
})

/** Organisations and their pages. */
export const organisationRoutes = [organisations, organisation] as const
