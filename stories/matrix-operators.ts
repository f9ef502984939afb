import { randomUUID } from 'node:crypto'
import { everybody, keepers, onlySignedIn, signedIn } from './matrix-groups.ts'
import type { Objects } from './matrix-objects.ts'
import type { Line } from './matrix-table.ts'

const id = (key: keyof Objects) => (o: Objects) => ({ params: { id: String(o[key]) } })

/** Operators, their mandates, and the calls by which they are selected. */
export const operatorLines = {
  listOperators: { gets: onlySignedIn },
  readOperator: { ask: id('operator'), gets: onlySignedIn },
  operatorsExcel: { gets: onlySignedIn },
  listMandates: { gets: onlySignedIn },
  mandatesExcel: { gets: onlySignedIn },
  // Who operates what is disclosed to every organisation; the three who keep the platform act for none.
  listMandateAssets: { ask: id('mandate'), gets: { 200: signedIn.replace(` ${keepers}`, ''), 404: keepers, 401: 'public' } },
  mandateAssetsExcel: { ask: id('mandate'), gets: { 200: signedIn.replace(` ${keepers}`, ''), 404: keepers, 401: 'public' } },
  listOperatorCalls: { gets: { 200: everybody } },
  operatorCallsExcel: { gets: { 200: everybody } },
  readOperatorCall: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: everybody } },
  applyToCall: { ask: () => ({ params: { id: randomUUID() }, body: { answers: {} } }), gets: { 404: signedIn, 401: 'public' } },
  withdrawApplication: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  judgeApplication: {
    ask: () => ({ params: { id: randomUUID() }, body: { isQualified: true, why: '符合条件' } }),
    gets: { 404: signedIn, 401: 'public' },
  },
  nameExpert: { ask: () => ({ params: { id: randomUUID() }, body: { officerId: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  dismissExpert: {
    ask: () => ({ params: { id: randomUUID(), officer: randomUUID() }, body: { reason: '逾期没有评分' } }),
    gets: { 404: signedIn, 401: 'public' },
  },
  scoreApplication: { ask: () => ({ params: { id: randomUUID() }, body: { scores: [] } }), gets: { 404: signedIn, 401: 'public' } },
} as const satisfies { readonly [route: string]: Line }
