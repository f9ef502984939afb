import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { RecordKind } from '#law/record-tables.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf } from '../ui/address-search.ts'

/** Which kind's records are listed. */
export type RetentionSearch = { kind?: RecordKind }

/** The kinds by name alone, so that the first page loads neither tables nor choices. */
const kinds: { readonly [K in RecordKind]: true } = {
  'network-log': true,
  provision: true,
  'risk-assessment': true,
  'impact-assessment': true,
  registration: true,
  accounting: true,
  destruction: true,
}

const retention = createRoute({
  getParentRoute: () => frameRoute,
  path: '/retention',
  validateSearch: searchOf<RetentionSearch>((search) => ({ kind: oneOf(search['kind'], Object.keys(kinds) as RecordKind[]) })),
  component: lazyRouteComponent(() => import('./retention-page.tsx'), 'RetentionPage'),
})

/** What must be kept, how long, and what is due for disposal. */
export const retentionWebRoutes = [retention] as const
