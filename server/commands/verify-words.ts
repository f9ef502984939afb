import type { Words } from '#law/words.ts'
import type { Fault, Verification } from './verify.ts'

const kinds: { readonly [K in Fault['kind']]: (what: string, fields: string) => Words } = {
  'line-changed': (what) => ({ zh: `日志第 ${what} 行的内容被改动`, en: `line ${what} of the log was changed` }),
  'line-missing': (what) => ({ zh: `日志第 ${what} 行被删除`, en: `line ${what} of the log was removed` }),
  'chain-broken': (what) => ({
    zh: `日志链在第 ${what} 行断开，前一环缺失或被改动`,
    en: `the chain breaks at line ${what}: the link before it is missing or changed`,
  }),
  'line-never-sealed': (what) => ({
    zh: `日志第 ${what} 行没有入链，而其后的行早已入链`,
    en: `line ${what} has no place in the chain, while later lines have long had one`,
  }),
  'head-missing': (what) => ({ zh: `链中没有先前记下的摘要 ${what}`, en: `the digest noted earlier, ${what}, is not in the chain` }),
  'case-differs': (what, fields) => ({
    zh: `案件 ${what} 与其办理记录不一致：${fields}`,
    en: `case ${what} is not what its entries make it: ${fields}`,
  }),
  'asset-without-certificate': (what) => ({
    zh: `资产 ${what} 已登记，却没有凭证`,
    en: `asset ${what} is registered without a certificate`,
  }),
  'asset-without-card': (what) => ({
    zh: `资产 ${what} 已登记，却没有数据资产卡`,
    en: `asset ${what} is registered without an asset card`,
  }),
  'certificate-without-registration': (what) => ({
    zh: `凭证 ${what} 的资产未登记，或不属于该登记主体`,
    en: `certificate ${what} is of an asset that is not registered, or of another holder`,
  }),
  'certificate-without-card': (what) => ({
    zh: `有效凭证 ${what} 没有对应的数据资产卡`,
    en: `certificate ${what} is valid, and no asset card names it`,
  }),
  'certificate-without-case': (what) => ({
    zh: `凭证 ${what} 没有与之相符的办结案件`,
    en: `certificate ${what} has no ended case that is about its asset`,
  }),
  'certificate-state': (what) => ({
    zh: `凭证 ${what} 的状态与它的状态变更记录不一致`,
    en: `certificate ${what} has another state than its last change says`,
  }),
  'certificate-file': (what) => ({
    zh: `凭证 ${what} 与其文件的 SM3 摘要不符`,
    en: `certificate ${what} and its file have different SM3 digests`,
  }),
}

/** One fault as a sentence. */
export function wordsOf({ kind, what, fields }: Fault): Words {
  return kinds[kind](what, (fields ?? []).join(', '))
}

/** The result of a verification as lines for a terminal, the judgement last. */
export function pageOf(v: Verification): string {
  const lines = [
    `日志 log        ${v.lines} 行 lines，已入链 sealed ${v.sealed}，尚未入链 not sealed yet ${v.unsealed}`,
    `链首摘要 head   ${v.head ?? '—'}`,
    `案件 cases      ${v.cases}，办理记录 entries ${v.entries}`,
    ...v.faults.flatMap((fault) => [`✗ ${wordsOf(fault).zh}`, `  ${wordsOf(fault).en}`]),
    v.faults.length === 0
      ? '✓ 没有发现改动，各项一致 · nothing was changed, everything agrees'
      : `✗ 发现 ${v.faults.length} 处问题 · ${v.faults.length} found`,
  ]
  return `${lines.join('\n')}\n`
}
