import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { orderStates, type OrderState } from '#law/orders.ts'
import { productStates, type ProductState } from '#law/products.ts'
import { frameRoute } from '../root.tsx'
import { idIn, oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which products and which orders are listed. */
export type ProductsSearch = { q?: string; state?: ProductState; assetId?: string }
export type OrdersSearch = { q?: string; state?: OrderState; productId?: string }

const products = createRoute({
  getParentRoute: () => frameRoute,
  path: '/products',
  validateSearch: searchOf<ProductsSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], Object.keys(productStates) as ProductState[]),
    assetId: idIn(search['assetId']),
  })),
  component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
})
const product = createRoute({
  getParentRoute: () => frameRoute,
  path: '/products/$id',
  component: lazyRouteComponent(() => import('./product-page.tsx'), 'ProductPage'),
})
const orders = createRoute({
  getParentRoute: () => frameRoute,
  path: '/orders',
  validateSearch: searchOf<OrdersSearch>((search) => ({
    q: textIn(search['q']),
    state: oneOf(search['state'], Object.keys(orderStates) as OrderState[]),
    productId: idIn(search['productId']),
  })),
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
})
const order = createRoute({
  getParentRoute: () => frameRoute,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
})

/** Products and orders, each with its page. */
export const tradingPages = [products, product, orders, order] as const
