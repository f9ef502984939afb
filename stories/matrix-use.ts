import { randomUUID } from 'node:crypto'
import { onlySignedIn, signedIn } from './matrix-groups.ts'
import type { Line } from './matrix-table.ts'

/** The routes about developers and the use of data. */
export const ofUse = {
  listFilings: { gets: onlySignedIn },
  filingsExcel: { gets: onlySignedIn },
  listAgreements: { gets: onlySignedIn },
  agreementsExcel: { gets: onlySignedIn },
  // There is none here; who reads and stops one is told by the story of the use of data.
  readAgreement: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  suspendAgreement: {
    ask: () => ({ params: { id: randomUUID() }, body: { reason: '矩阵暂停使用' } }),
    gets: { 404: signedIn, 401: 'public' },
  },
  resumeAgreement: {
    ask: () => ({ params: { id: randomUUID() }, body: { reason: '矩阵恢复使用' } }),
    gets: { 404: signedIn, 401: 'public' },
  },
  evaluateUse: {
    ask: () => ({
      params: { id: randomUUID() },
      body: { purposeClass: 'industry', columns: ['线路'], manner: 'query', place: 'clean-room', key: randomUUID() },
    }),
    gets: { 404: signedIn, 401: 'public' },
  },
  listEvaluations: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  evaluationsExcel: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
} as const satisfies Record<string, Line>
