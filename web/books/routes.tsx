import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, present, textIn } from '../ui/address-search.ts'

/** Which account sets are listed. */
export type SetsSearch = { q?: string; regime?: 'government' | 'enterprise' }
const bookTabs = ['set', 'cards', 'vouchers', 'ledger', 'statements', 'periods', 'codes'] as const
/** Which part of an account set is open. */
export type BookTab = (typeof bookTabs)[number]
/** What an account set shows: the part, and what narrows it. */
export type BookSearch = { tab?: BookTab; at?: string; q?: string; class?: 'intangible' | 'inventory' | 'development'; state?: 'held' | 'gone' | 'withdrawn'; period?: string; template?: string; account?: string; from?: string; to?: string }

const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined)

const sets = createRoute({
  getParentRoute: () => frameRoute,
  path: '/books',
  validateSearch: (search: Record<string, unknown>): SetsSearch => present({ q: textIn(search['q']), regime: oneOf(search['regime'], ['government', 'enterprise']) }) as SetsSearch,
  component: lazyRouteComponent(() => import('./sets-page.tsx'), 'SetsPage'),
})
const set = createRoute({
  getParentRoute: () => frameRoute,
  path: '/books/$id',
  validateSearch: (search: Record<string, unknown>): BookSearch => present({
    tab: oneOf(search['tab'], bookTabs), at: day(search['at']), q: textIn(search['q']), class: oneOf(search['class'], ['intangible', 'inventory', 'development']), state: oneOf(search['state'], ['held', 'gone', 'withdrawn']),
    period: day(search['period']), template: textIn(search['template'], 40), account: textIn(search['account'], 40), from: day(search['from']), to: day(search['to']),
  }) as BookSearch,
  component: lazyRouteComponent(() => import('./set-page.tsx'), 'SetPage'),
})
const entry = createRoute({
  getParentRoute: () => frameRoute,
  path: '/books/$id/entry',
  validateSearch: (search: Record<string, unknown>): { assetId?: string; template?: string } => present({ assetId: idIn(search['assetId']), template: textIn(search['template'], 40) }) as { assetId?: string; template?: string },
  component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
})
const voucher = createRoute({ getParentRoute: () => frameRoute, path: '/vouchers/$id', component: lazyRouteComponent(() => import('./voucher-page.tsx'), 'VoucherPage') })

/** Account sets, the entry of vouchers, and single vouchers. */
export const bookWebRoutes = [sets, set, entry, voucher] as const
