import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'

/** Which part of the inbox is shown; it stands in the address, so that it can be kept and sent. */
export type InboxSearch = { tab?: 'mine' | 'others' | 'started' | 'due' | 'closed'; procedure?: string; step?: string; q?: string; order?: 'due' | 'recent' }

const tabs = ['mine', 'others', 'started', 'due', 'closed']
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined)

function validateSearch(search: Record<string, unknown>): InboxSearch {
  const [procedure, step, q] = [text(search['procedure']), text(search['step']), text(search['q'])]
  return {
    ...(tabs.includes(String(search['tab'])) ? { tab: search['tab'] as NonNullable<InboxSearch['tab']> } : {}),
    ...(procedure ? { procedure } : {}), ...(step ? { step } : {}), ...(q ? { q } : {}),
    ...(search['order'] === 'recent' ? { order: 'recent' as const } : {}),
  }
}

const inbox = createRoute({ getParentRoute: () => frameRoute, path: '/', validateSearch, component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage') })

/** The inbox, where everybody starts. */
export const inboxRoutes = [inbox] as const
