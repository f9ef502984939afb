import type { Scope } from '#law/scopes.ts'
import type { Access, Route } from './route.ts'
import { routes, type Routes } from './routes.ts'

/** What each group lets a machine change; whatever stands nowhere here is changed by people only. */
const changes: { readonly [S in Scope]?: readonly (keyof Routes)[] } = {
  inventory: [
    'addUploads',
    'addFindingsFile',
    'importCards',
    'saveFindingCard',
    'correctColumn',
    'setColumnRules',
    'rescan',
    'reviseCard',
    'setUseMark',
    'endUseMark',
    'linkAsset',
    'unlinkAsset',
    'tryCodingRule',
  ],
  registration: ['openCase', 'saveDraft', 'actOnCase', 'addFile', 'openLegacySheet'],
  use: ['evaluateUse'],
  books: ['previewVoucher', 'postVoucher', 'amortise', 'writeNote'],
}
/** Reading that is no machine’s: one’s own sign-in, others’ accounts, and the stream that would outlive a token. */
const ofPeople = /^\/api\/(session|factors|tokens|officers|stand-ins|events)(?![a-z-])/
const ofLog = /^\/api\/audit(?![a-z-])/

const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>) => `${method} ${path}`
const changed = new Map(
  Object.entries(changes).flatMap(([scope, names]) => names.map((name) => [nameOf(routes[name]), scope as Scope] as const)),
)

/** The scope a token needs for a route; `open` where none is needed, null where no token will do. */
export function scopeOf(route: Pick<Route, 'method' | 'path' | 'access'>): Scope | 'open' | null {
  if (route.method !== 'GET') return changed.get(nameOf(route)) ?? null
  if (ofPeople.test(route.path)) return route.access === 'public' ? 'open' : null
  if (route.access === 'public') return 'open'
  return ofLog.test(route.path) ? 'log' : 'read'
}

const isOpenTo = (access: Access, role: string) => !Array.isArray(access) || (access as readonly string[]).includes(role)

/** The scopes that open anything to posts of a role, in their order. */
export function scopesFor(role: string): Scope[] {
  const found = new Set((Object.values(routes) as Route[]).filter((route) => isOpenTo(route.access, role)).map(scopeOf))
  return (['read', 'log', 'inventory', 'registration', 'use', 'books'] as const).filter((scope) => found.has(scope))
}
