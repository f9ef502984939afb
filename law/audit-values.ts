import { accountStates, requestKinds } from './account-states.ts'
import { missingOutcomes, unexpectedOutcomes } from './count-outcomes.ts'
import { regradingTriggers } from './grading/triggers.ts'
import { incidentReportKinds } from './incidents.ts'
import { contributorKinds } from './potential.ts'
import { sharingForms } from './settlement-words.ts'
import type { Words } from './words.ts'

/** By what somebody showed who they are, and why they were not let in. */
const ways: { readonly [way: string]: Words } = {
  password: { zh: '密码', en: 'password' },
  code: { zh: '动态验证码', en: 'one-time code' },
  passkey: { zh: '通行密钥', en: 'passkey' },
  recovery: { zh: '恢复码', en: 'recovery code' },
  provider: { zh: '统一身份认证', en: 'identity provider' },
}
const whys: { readonly [why: string]: Words } = {
  ...accountStates,
  wrong: { zh: '不正确', en: 'wrong' },
  locked: { zh: '已锁定', en: 'locked' },
  dormant: { zh: '休眠', en: 'dormant' },
  nobody: { zh: '没有对应的账号', en: 'no such account' },
  'no-post': { zh: '没有岗位', en: 'no post' },
  'came-back': { zh: '本人回来', en: 'came back' },
}
/** The parts of an asset, an agreement or the books that are read, as the log calls them. */
export const partsRead: { readonly [what: string]: Words } = {
  'asset-card': { zh: '数据资产卡', en: 'the asset’s card' },
  'registration-forms': { zh: '登记表格', en: 'forms of registration' },
  'use-marks': { zh: '使用标识', en: 'use marks' },
  similar: { zh: '同类登记', en: 'similar registrations' },
  likeness: { zh: '相似数据', en: 'data that is alike' },
  lineage: { zh: '来源与衍生', en: 'lineage' },
  destruction: { zh: '销毁记录', en: 'record of destruction' },
  quality: { zh: '质量报告', en: 'report of quality' },
  difference: { zh: '变动对照', en: 'differences of a change' },
  evaluations: { zh: '使用记录', en: 'uses judged' },
  sets: { zh: '账套清单', en: 'list of books' },
  set: { zh: '账套', en: 'books' },
  cards: { zh: '资产明细', en: 'cards' },
  vouchers: { zh: '凭证', en: 'vouchers' },
  ledger: { zh: '明细账', en: 'ledger' },
  statements: { zh: '报表', en: 'statements' },
  notes: { zh: '附注', en: 'notes to the statements' },
}

/** What values of an item are called, which mean the same whatever was done. */
export const called: { readonly [key: string]: { readonly [value: string]: Words } } = {
  by: ways,
  why: whys,
  form: sharingForms,
  kind: { ...requestKinds, ...contributorKinds, ...incidentReportKinds },
  trigger: regradingTriggers,
  difference: { missing: { zh: '应盘未见', en: 'missing' }, unexpected: { zh: '目录外新见', en: 'unexpected' } },
  outcome: {
    ...missingOutcomes,
    ...unexpectedOutcomes,
    permitted: { zh: '允许', en: 'permitted' },
    refused: { zh: '拒绝', en: 'refused' },
  },
}
