import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const administrationPage = createRoute({ getParentRoute: () => frameRoute, path: '/administration', component: lazyRouteComponent(() => import('./administration-page.tsx'), 'AdministrationPage') })

/** Accounts, and the audit trail. */
export const administrationRoutes = [administrationPage] as const
