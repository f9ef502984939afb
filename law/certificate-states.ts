import type { Words } from './words.ts'

/** The states of a certificate, in words (choice:certificate-states). */
export const certificateStateWords = {
  valid: { zh: '有效', en: 'Valid' },
  changed: { zh: '已变更', en: 'Changed' },
  expired: { zh: '已过期', en: 'Expired' },
  deregistered: { zh: '已注销', en: 'Deregistered' },
  revoked: { zh: '已撤销', en: 'Revoked' },
} as const satisfies Record<string, Words>
