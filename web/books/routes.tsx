import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { dayIn, idIn, oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which account sets are listed. */
export type SetsSearch = { q?: string; regime?: 'government' | 'enterprise' }
const bookTabs = ['set', 'cards', 'vouchers', 'ledger', 'statements', 'periods', 'codes'] as const
/** Which part of an account set is open. */
export type BookTab = (typeof bookTabs)[number]
/** What an account set shows: the part, and what narrows it. */
export type BookSearch = {
  tab?: BookTab
  at?: string
  q?: string
  class?: 'intangible' | 'inventory' | 'development'
  state?: 'held' | 'gone' | 'withdrawn'
  period?: string
  template?: string
  account?: string
  from?: string
  to?: string
}

const sets = createRoute({
  getParentRoute: () => frameRoute,
  path: '/books',
  validateSearch: searchOf<SetsSearch>((search) => ({
    q: textIn(search['q']),
    regime: oneOf(search['regime'], ['government', 'enterprise']),
  })),
  component: lazyRouteComponent(() => import('./sets-page.tsx'), 'SetsPage'),
})
const set = createRoute({
  getParentRoute: () => frameRoute,
  path: '/books/$id',
  validateSearch: searchOf<BookSearch>((search) => ({
    tab: oneOf(search['tab'], bookTabs),
    at: dayIn(search['at']),
    q: textIn(search['q']),
    class: oneOf(search['class'], ['intangible', 'inventory', 'development']),
    state: oneOf(search['state'], ['held', 'gone', 'withdrawn']),
    period: dayIn(search['period']),
    template: textIn(search['template'], 40),
    account: textIn(search['account'], 40),
    from: dayIn(search['from']),
    to: dayIn(search['to']),
  })),
  component: lazyRouteComponent(() => import('./set-page.tsx'), 'SetPage'),
})
const entry = createRoute({
  getParentRoute: () => frameRoute,
  path: '/books/$id/entry',
  validateSearch: searchOf<{ assetId?: string; template?: string }>((search) => ({
    assetId: idIn(search['assetId']),
    template: textIn(search['template'], 40),
  })),
  component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
})
const voucher = createRoute({
  getParentRoute: () => frameRoute,
  path: '/vouchers/$id',
  component: lazyRouteComponent(() => import('./voucher-page.tsx'), 'VoucherPage'),
})

/** Account sets, the entry of vouchers, and single vouchers. */
export const bookWebRoutes = [sets, set, entry, voucher] as const
