import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { FindingLine } from '#contract/inventory.ts'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn, wholeIn } from '../ui/address-search.ts'

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
  validateSearch: searchOf<RoundsSearch>((search) => ({ year: wholeIn(search['year'], 2000, 2200) })),
  component: lazyRouteComponent(() => import('./rounds-page.tsx'), 'RoundsPage'),
})
const round = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/$id',
  validateSearch: searchOf<RoundSearch>((search) => ({
    state: oneOf(search['state'], ['proposed', 'carded', 'kept', 'set-aside', 'faulty', 'replaced']),
    q: textIn(search['q']),
    attention: oneOf(search['attention'], ['yes']),
    add: oneOf(search['add'], ['upload', 'folder', 'connection', 'findings', 'cards']),
  })),
  component: lazyRouteComponent(() => import('./round-page.tsx'), 'RoundPage'),
})
const finding = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/findings/$id',
  validateSearch: searchOf<FindingSearch>((search) => ({
    tab: oneOf(search['tab'], ['columns', 'quality', 'rules', 'structure', 'changes', 'likeness']),
    rule: textIn(search['rule'], 200),
  })),
  component: lazyRouteComponent(() => import('./finding-page.tsx'), 'FindingPage'),
})

const cardImport = createRoute({
  getParentRoute: () => frameRoute,
  path: '/inventory/imports/$id',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})

/** Inventory rounds, their sources and findings. */
export const inventoryRoutes = [rounds, round, finding, cardImport] as const
