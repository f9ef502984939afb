import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { searchOf, textIn } from '../ui/address-search.ts'

/** Which lines of the log are listed. */
export type AuditSearch = { action?: string; objectKind?: string; objectId?: string }

const audit = createRoute({
  getParentRoute: () => frameRoute,
  path: '/audit',
  validateSearch: searchOf<AuditSearch>(search => ({ action: textIn(search['action'], 60), objectKind: textIn(search['objectKind'], 40), objectId: textIn(search['objectId'], 80) })),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})

/** The audit log. */
export const auditRoutes = [audit] as const
