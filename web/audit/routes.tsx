import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { dayIn, oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which lines of the log are listed. */
export type AuditSearch = {
  action?: string
  objectKind?: string
  objectId?: string
  who?: string
  sinceOn?: string
  untilOn?: string
  outcome?: 'done' | 'denied' | 'failed'
}

const audit = createRoute({
  getParentRoute: () => frameRoute,
  path: '/audit',
  validateSearch: searchOf<AuditSearch>((search) => ({
    action: textIn(search['action'], 60),
    objectKind: textIn(search['objectKind'], 40),
    objectId: textIn(search['objectId'], 80),
    who: textIn(search['who']),
    sinceOn: dayIn(search['sinceOn']),
    untilOn: dayIn(search['untilOn']),
    outcome: oneOf(search['outcome'], ['done', 'denied', 'failed']),
  })),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})

/** The audit log. */
export const auditRoutes = [audit] as const
