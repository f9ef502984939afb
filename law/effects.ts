import { operationEffects } from './effects/operation.ts'
import { registrationEffects } from './effects/registration.ts'
import { settlementEffects } from './effects/settlement.ts'
import { supervisionEffects } from './effects/supervision.ts'
import { tradingEffects } from './effects/trading.ts'
import { useEffects } from './effects/use.ts'
import type { Words } from './words.ts'

/** What may follow an act or an ending, by name; the room that does it lends the function to the desk. */
export const effects = {
  ...registrationEffects,
  ...operationEffects,
  ...useEffects,
  ...tradingEffects,
  ...settlementEffects,
  ...supervisionEffects,
} as const

/** What may follow: the key of `effects`. */
export type Effect = keyof typeof effects

/** What weighs so much that whoever does it proves anew who they are (choice:step-up). */
export const gravities = {
  issue: { zh: '发放或换发凭证', en: 'issues a certificate' },
  record: { zh: '登记交易凭证', en: 'records a trade certificate' },
  revoke: { zh: '撤销或注销登记', en: 'ends a registration' },
  destroy: { zh: '销毁或清除数据', en: 'destroys data' },
  release: { zh: '对外发布', en: 'releases to the outside' },
} as const satisfies Record<string, Words>

/** How an act weighs: the key of `gravities`. */
export type Gravity = keyof typeof gravities

/** The effects that weigh so much. */
export const graveEffects: { readonly [E in Effect]?: Gravity } = {
  'issue-certificate': 'issue',
  'take-over-certificate': 'issue',
  'change-certificate': 'issue',
  'transfer-asset': 'issue',
  'revoke-certificate': 'revoke',
  'deregister-certificate': 'revoke',
  'record-destruction': 'destroy',
  'erase-copies': 'destroy',
  'bar-core': 'destroy',
  'publish-list': 'release',
  'publish-disclosure': 'release',
  'publish-ruling': 'release',
  'announce-call': 'release',
  'list-product': 'release',
}
