import type { Words } from '#law/words.ts'

/** Why a use was permitted or refused, by what decided it: the state of the agreement, or an operand of its policy. */
export const useReasons = {
  permission: { zh: '在约定的目的、范围、方式和期限之内', en: 'Within purpose, scope, manner and term' },
  unsigned: { zh: '合同尚未由双方签订', en: 'The agreement is not signed by both sides' },
  suspended: { zh: '合同已暂停', en: 'The agreement is suspended' },
  ended: { zh: '合同已终止', en: 'The agreement has ended' },
  mandate: { zh: '运营授权已终止、暂停或到期', en: 'The mandate has ended, is suspended or expired' },
  compliance: { zh: '运营主体的合规档案不完整或已过期', en: 'The compliance file of the operator is missing a part or expired' },
  filing: { zh: '开发主体的备案已终止或到期', en: 'The filing of the developer has ended or expired' },
  register: { zh: '资产的登记凭证已失效', en: 'The registration of the asset no longer stands' },
  purpose: { zh: '不是约定的目的', en: 'Another purpose than agreed' },
  'rs:column': { zh: '有约定范围以外的字段，或者没有写明字段', en: 'Columns beyond the scope, or none named' },
  deliveryChannel: { zh: '不是约定的使用方式', en: 'Another manner than agreed' },
  virtualLocation: { zh: '不在约定的使用地点', en: 'Another place than agreed' },
  dateTime: { zh: '不在约定的期限内', en: 'Outside the term' },
  count: { zh: '超过约定的使用次数', en: 'More uses than agreed' },
  prohibition: { zh: '合同禁止的行为', en: 'Prohibited by the agreement' },
  'no-permission': { zh: '合同没有允许', en: 'Not permitted by the agreement' },
} as const satisfies { readonly [reason: string]: Words }
export type UseReason = keyof typeof useReasons

/** A reason in words; what the policy has and the platform does not know is refused as not permitted. */
export function reasonWords(reason: string): Words {
  return useReasons[reason as UseReason] ?? useReasons['no-permission']
}
