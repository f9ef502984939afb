import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { FindingLine } from '#contract/inventory.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, present, textIn, wholeIn } from '../ui/address-search.ts'

/** Which rounds are listed. */
export type RoundsSearch = { year?: number }
/** Which findings of a round are listed. */
export type RoundSearch = { state?: FindingLine['state']; q?: string }

const rounds = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory',
  validateSearch: (search: Record<string, unknown>): RoundsSearch => present({ year: wholeIn(search['year'], 2000, 2200) }) as RoundsSearch,
  component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage'),
})
const round = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/$id',
  validateSearch: (search: Record<string, unknown>): RoundSearch => present({ state: oneOf(search['state'], ['proposed', 'carded', 'set-aside', 'faulty']), q: textIn(search['q']) }) as RoundSearch,
  component: lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage'),
})
const finding = createRoute({ getParentRoute: () => frameRoute, path: '/inventory/findings/$id', component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage') })

/** Inventory rounds, their sources and findings. */
export const inventoryRoutes = [rounds, round, finding] as const
