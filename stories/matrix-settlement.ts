import { randomUUID } from 'node:crypto'
import { ofRedistribution, ofTreasury, onlySignedIn, signedIn } from './matrix-groups.ts'
import type { Line } from './matrix-table.ts'

/** Who knocks at the routes of settlement, and what they get. */
export const settlementTable = {
  // Nothing was sold here, so lists are empty for everybody who may look.
  listSharingAgreements: { gets: onlySignedIn },
  sharingExcel: { gets: onlySignedIn },
  readSharingAgreement: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listSharingProducts: { gets: { 200: 'operator', 404: signedIn.replace(' operator', ''), 401: 'public' } },
  proposeSharing: {
    ask: () => ({
      body: {
        productId: randomUUID(),
        form: 'fixed',
        feePpm: 0,
        taxPpm: 0,
        costFen: 0,
        effectiveOn: '2026-01-01',
        bounds: [0],
        parties: [
          { organisationId: randomUUID(), part: 'operator', parts: [1] },
          { organisationId: randomUUID(), part: 'producer', parts: [1] },
        ],
        key: randomUUID(),
      },
    }),
    gets: { 404: signedIn, 401: 'public' },
  },
  signSharing: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listDistributions: { gets: onlySignedIn },
  distributionsExcel: { gets: onlySignedIn },
  readDistribution: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listSettledIncomes: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  settledExcel: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  agreeDistribution: { ask: () => ({ params: { id: randomUUID() } }), gets: { 404: signedIn, 401: 'public' } },
  listReceivables: { gets: ofTreasury },
  receivablesExcel: { gets: ofTreasury },
  collectReceivable: {
    ask: () => ({ params: { id: randomUUID() }, body: { amountFen: 1, collectedOn: '2026-01-01', slip: 'HD-1' } }),
    gets: { 404: signedIn, 401: 'public' },
  },
  bookReceivable: { ask: () => ({ params: { id: randomUUID() }, body: { entry: 'income' } }), gets: { 404: signedIn, 401: 'public' } },
  listRemittances: { gets: ofTreasury },
  remittancesExcel: { gets: ofTreasury },
  listReconciliation: { gets: ofTreasury },
  reconciliationExcel: { gets: ofTreasury },
  listRedistributionRules: { gets: ofRedistribution },
  listRedistribution: { gets: ofRedistribution },
  redistributionExcel: { gets: ofRedistribution },
  runRedistribution: {
    ask: () => ({ body: { month: '2020-01' } }),
    gets: { 409: 'finance', 404: signedIn.replace(' finance', ''), 401: 'public' },
  },
} as const satisfies Record<string, Line>
