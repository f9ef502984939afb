import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { auditRoutes } from '../audit/routes.tsx'
import { frameRoute } from '../root.tsx'
import { oneOf, present, textIn } from '../ui/address-search.ts'

/** Which accounts are listed, and which form is open. */
export type AdministrationSearch = { q?: string; part?: 'add-officer' | 'add-organisation' }

const administrationPage = createRoute({
  getParentRoute: () => frameRoute,
  path: '/administration',
  validateSearch: (search: Record<string, unknown>): AdministrationSearch => present({ q: textIn(search['q']), part: oneOf(search['part'], ['add-officer', 'add-organisation']) }) as AdministrationSearch,
  component: lazyRouteComponent(() => import('./administration-page.tsx'), 'AdministrationPage'),
})

/** Accounts, and the audit trail. */
export const administrationRoutes = [administrationPage, ...auditRoutes] as const
