import type { Words } from './words.ts'

/** How a registration ended, as it is shown on everything that rested on it (choice:after-falling). */
export const fallen = {
  expired: { zh: '登记已失效（到期）', en: 'Registration expired' },
  deregistered: { zh: '登记已注销', en: 'Deregistered' },
  revoked: { zh: '登记已撤销', en: 'Registration revoked' },
} as const satisfies Record<string, Words>

/** How a registration ended: the key of `fallen`. */
export type FallenHow = keyof typeof fallen
