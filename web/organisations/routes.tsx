import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const organisations = createRoute({ getParentRoute: () => frameRoute, path: '/organisations', component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage') })

/** Organisations and their pages. */
export const organisationRoutes = [organisations] as const
