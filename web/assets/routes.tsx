import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AssetLine } from '#contract/inventory.ts'
import { type AssetStands, assetStands } from '#law/asset-states.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, searchOf, textIn, wholeIn } from '../ui/address-search.ts'

/** Which assets the catalogue lists. */
export type CatalogueSearch = {
  q?: string
  state?: AssetLine['state']
  holderId?: string
  grade?: number
  origin?: 'collected' | 'produced' | 'purchased'
  importance?: 'general' | 'important' | 'core'
  marked?: 'yes'
  stands?: AssetStands
}
/** What the memorandum register and the register of use show. */
export type MemosSearch = { state?: 'due' | 'open' | 'left' | 'all'; q?: string; holderId?: string }
export type MarksSearch = { state?: 'live' | 'all'; q?: string }
/** Which part of the asset page is open. */
export type AssetTab = 'card' | 'fields' | 'grading' | 'papers' | 'books' | 'use' | 'lineage' | 'history'

const assets = createRoute({
  getParentRoute: () => frameRoute,
  path: '/assets',
  validateSearch: searchOf<CatalogueSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], ['carded', 'catalogued', 'in-registration', 'registered', 'memorandum', 'in-disposal', 'destroyed']),
    holderId: idIn(search['holderId']),
    grade: wholeIn(search['grade'], 1, 4),
    origin: oneOf(search['origin'], ['collected', 'produced', 'purchased']),
    importance: oneOf(search['importance'], ['general', 'important', 'core']),
    marked: oneOf(search['marked'], ['yes']),
    stands: oneOf(search['stands'], assetStands),
  })),
  component: lazyRouteComponent(() => import('./assets-page.tsx'), 'AssetsPage'),
})
const asset = createRoute({
  getParentRoute: () => frameRoute,
  path: '/assets/$id',
  validateSearch: searchOf<{ tab?: AssetTab }>((search) => ({
    tab: oneOf(search['tab'], ['card', 'fields', 'grading', 'papers', 'books', 'use', 'lineage', 'history']),
  })),
  component: lazyRouteComponent(() => import('./asset-page.tsx'), 'AssetPage'),
})
const revision = createRoute({
  getParentRoute: () => frameRoute,
  path: '/assets/$id/revise',
  component: lazyRouteComponent(() => import('./revise-page.tsx'), 'RevisePage'),
})

const memos = createRoute({
  getParentRoute: () => frameRoute,
  path: '/memos',
  validateSearch: searchOf<MemosSearch>((search) => ({
    state: oneOf(search['state'], ['due', 'open', 'left', 'all']),
    q: textIn(search['q']),
    holderId: idIn(search['holderId']),
  })),
  component: lazyRouteComponent(() => import('./memos-page.tsx'), 'MemosPage'),
})
const marks = createRoute({
  getParentRoute: () => frameRoute,
  path: '/use-marks',
  validateSearch: searchOf<MarksSearch>((search) => ({ state: oneOf(search['state'], ['live', 'all']), q: textIn(search['q']) })),
  component: lazyRouteComponent(() => import('./marks-page.tsx'), 'MarksPage'),
})
const destructions = createRoute({
  getParentRoute: () => frameRoute,
  path: '/destructions',
  validateSearch: searchOf<{ q?: string }>((search) => ({ q: textIn(search['q']) })),
  component: lazyRouteComponent(() => import('./destructions-page.tsx'), 'DestructionsPage'),
})

/** The catalogue, the asset page and the revision of its card; the memorandum register, the register of use and that of destructions. */
export const assetRoutes = [assets, asset, revision, memos, marks, destructions] as const
