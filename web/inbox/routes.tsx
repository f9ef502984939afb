import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

const inbox = createRoute({ getParentRoute: () => frameRoute, path: '/', component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage') })

/** The inbox, where everybody starts. */
export const inboxRoutes = [inbox] as const
