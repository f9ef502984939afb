import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { frameRoute } from '../root.tsx'
import { oneOf, searchOf, textIn } from '../ui/address-search.ts'

/** Which part of the inbox is shown; it stands in the address, so that it can be kept and sent. */
export type InboxSearch = {
  tab?: 'mine' | 'others' | 'started' | 'due' | 'closed'
  procedure?: string
  step?: string
  q?: string
  order?: 'due' | 'recent'
}

const inbox = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  validateSearch: searchOf<InboxSearch>((search) => ({
    tab: oneOf(search['tab'], ['mine', 'others', 'started', 'due', 'closed']),
    procedure: textIn(search['procedure']),
    step: textIn(search['step']),
    q: textIn(search['q']),
    order: oneOf(search['order'], ['due', 'recent']),
  })),
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
})

export type NotesSearch = { unread?: 'yes' | 'no' }

const notes = createRoute({
  getParentRoute: () => frameRoute,
  path: '/notes',
  validateSearch: searchOf<NotesSearch>((search) => ({ unread: oneOf(search['unread'], ['yes', 'no']) })),
  component: lazyRouteComponent(() => import('./notes-page.tsx'), 'NotesPage'),
})

/** The inbox, where everybody starts, and every note that was sent. */
export const inboxRoutes = [inbox, notes] as const
