import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { SectorListLine } from '#contract/sector-lists.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn, wholeIn } from '../ui/address-search.ts'

/** Which part of a sector list is open. */
export type ListTab = 'entries' | 'candidates' | 'people' | 'comments' | 'differences'
export type ListSearch = { tab?: ListTab; q?: string; grade?: number }
export type ListsSearch = { state?: SectorListLine['state'] }

const lists = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lists',
  validateSearch: searchOf<ListsSearch>((search) => ({
    state: oneOf(search['state'], ['compiling', 'discussing', 'published', 'cancelled']),
  })),
  component: lazyRouteComponent(() => import('./lists-page.tsx'), 'ListsPage'),
})
const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lists/$id',
  validateSearch: searchOf<ListSearch>((search) => ({
    tab: oneOf(search['tab'], ['entries', 'candidates', 'people', 'comments', 'differences']),
    q: textIn(search['q']),
    grade: wholeIn(search['grade'], 1, 4),
  })),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListPage'),
})

/** Sector lists and their pages. */
export const listRoutes = [lists, list] as const
