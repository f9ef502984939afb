import { randomUUID } from 'node:crypto'
import { keepers, onlySignedIn, signedIn } from './matrix-groups.ts'
import type { Line } from './matrix-table.ts'

/** What is asked of posts that are handed over by everybody; the posts of others that nobody holds are not there for the system administrator either. */
export const ofPosts = {
  listStandIns: { gets: onlySignedIn },
  handOver: {
    ask: () => ({ body: { officerId: randomUUID(), untilOn: '2026-12-31', reason: '出差' } }),
    gets: { 422: signedIn.replace(` ${keepers}`, ''), 409: keepers, 401: 'public' },
  },
  endStandIn: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  standInsFor: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  handOverFor: {
    ask: () => ({ params: { id: randomUUID() }, body: { officerId: randomUUID(), untilOn: '2026-12-31', reason: '突发疾病' } }),
    gets: { 404: signedIn, 401: 'public' },
  },
} as const satisfies Record<string, Line>
