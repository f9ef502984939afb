import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'
import { searchOf } from '../ui/address-search.ts'

/** Where to return to after signing in: a page of the workbench. */
type SignInSearch = { then?: string }

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: searchOf<SignInSearch>((search) => ({
    then: typeof search['then'] === 'string' && /^\/(?![/\\])/.test(search['then']) ? search['then'] : undefined,
  })),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const signOn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-on',
  component: lazyRouteComponent(() => import('./sign-on-page.tsx'), 'SignOnPage'),
})

/** The way in. */
export const signInRoutes = [signIn, signOn] as const
