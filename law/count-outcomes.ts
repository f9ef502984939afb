/** What may have become of an asset that was expected and not found. */
export const missingOutcomes = {
  seen: { zh: '人工盘到', en: 'Seen by a person' },
  present: { zh: '仍在，本次未扫描', en: 'Still there, not scanned this time' },
  moved: { zh: '已迁移到其他系统或存储', en: 'Moved to another system or store' },
  merged: { zh: '已并入其他资产', en: 'Merged into another asset' },
  disposed: { zh: '已按规定销毁处置', en: 'Destroyed under the rules' },
  lost: { zh: '损坏或下落不明', en: 'Damaged, or nobody knows where' },
  'out-of-scope': { zh: '不在本次范围', en: 'Outside this round' },
} as const

/** What is only taken with a paper: that somebody saw it, and everything that would take an asset out of where it is expected. */
export const provenOutcomes = ['seen', 'moved', 'merged', 'disposed', 'lost'] as const satisfies readonly (keyof typeof missingOutcomes)[]

/** Where an asset came from that was found and not expected. */
export const unexpectedOutcomes = {
  new: { zh: '新形成', en: 'Newly formed' },
  overlooked: { zh: '以前漏盘', en: 'Overlooked before' },
  received: { zh: '划转、共享或购置取得', en: 'Transferred, shared or bought' },
  split: { zh: '由其他资产拆分', en: 'Split off from another asset' },
} as const

/** What somebody should do next about a difference; the count itself takes no asset out of the catalogue (§3.11). */
export const outcomeFollows = {
  seen: null,
  present: null,
  moved: { zh: '修订信息卡的存储位置', en: 'Revise the storage on the card' },
  merged: { zh: '修订并入的资产，办理本资产注销', en: 'Revise the asset it went into and deregister this one' },
  disposed: { zh: '补齐处置审批记录，办理注销', en: 'Complete the record of disposal and deregister it' },
  lost: { zh: '报告数据安全事件，查明后处置', en: 'Report a data security incident and dispose of it when it is cleared up' },
  'out-of-scope': null,
  new: null,
  overlooked: { zh: '核对漏盘原因，完善盘点规程', en: 'Find out why, and mend the procedure' },
  received: null,
  split: { zh: '核对原资产的信息卡', en: 'Check the card of the asset it came from' },
} as const satisfies {
  readonly [O in keyof typeof missingOutcomes | keyof typeof unexpectedOutcomes]: { readonly zh: string; readonly en: string } | null
}
