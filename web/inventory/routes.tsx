import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { FindingLine } from '#contract/inventory.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, present, textIn, wholeIn } from '../ui/address-search.ts'

/** Which rounds are listed. */
export type RoundsSearch = { year?: number }
/** Which findings of a round are listed. */
export type RoundSearch = { state?: FindingLine['state']; q?: string; attention?: 'yes'; add?: SourceWay }
/** The ways a source comes to a round. */
export type SourceWay = 'upload' | 'folder' | 'connection' | 'findings' | 'cards'
/** Which part of a finding is shown, and for which column a rule is begun. */
export type FindingSearch = { tab?: FindingTab; rule?: string }
/** The parts of a finding. */
export type FindingTab = 'columns' | 'quality' | 'rules' | 'structure' | 'changes' | 'likeness'

const rounds = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory',
  validateSearch: (search: Record<string, unknown>): RoundsSearch => present({ year: wholeIn(search['year'], 2000, 2200) }) as RoundsSearch,
  component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage'),
})
const round = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/$id',
  validateSearch: (search: Record<string, unknown>): RoundSearch => present({ state: oneOf(search['state'], ['proposed', 'carded', 'kept', 'set-aside', 'faulty', 'replaced']), q: textIn(search['q']), attention: oneOf(search['attention'], ['yes']), add: oneOf(search['add'], ['upload', 'folder', 'connection', 'findings', 'cards']) }) as RoundSearch,
  component: lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage'),
})
const finding = createRoute({ getParentRoute: () => frameRoute, path: '/inventory/findings/$id', validateSearch: (search: Record<string, unknown>): FindingSearch => present({ tab: oneOf(search['tab'], ['columns', 'quality', 'rules', 'structure', 'changes', 'likeness']), rule: textIn(search['rule'], 200) }) as FindingSearch, component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage') })

const cardImport = createRoute({ getParentRoute: () => frameRoute, path: '/inventory/imports/$id', component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage') })

/** Inventory rounds, their sources and findings. */
export const inventoryRoutes = [rounds, round, finding, cardImport] as const
