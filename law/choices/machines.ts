import { bureau, type ChoiceShape } from './choice.ts'
import { notMeasured } from '../readings.ts'

const since = '2026-11-27'

/** What the guideline leaves open about machines that act for an officer. */
export const machineChoices = {
  'api-token': {
    title: { zh: '接口令牌', en: 'Tokens for machines' },
    leaves: ['7.1'],
    we: {
      zh: '单位的系统可凭接口令牌代一名经办人在一个岗位上查阅和录入。令牌由经办人本人生成，生成前再次验证身份；只显示一次，平台只存摘要；写明名称、范围和到期日，最长180天，可限定来源网络；每人同时有效的不超过20个。范围里没有任何审查、决定和须再次验证的办理。每次办理记为该经办人凭该令牌所为，整表导入在后台完成的也是；平台随后自动进行的扫描记为平台所为。经办人可随时撤销，管理员可撤销他人的；免职、离岗或停用账号时一并失效，不再恢复。管理账号的岗位和代理岗位不能生成。',
      en: 'A system of an organisation may read and enter on behalf of one officer at one post by a token. Its officer makes it, proving anew who asks; it is shown once and kept as a digest; it has a name, scopes and a last day within 180 days, and may be bound to a network; 20 count at a time for each officer. No scope reviews, decides, or does what asks for a new proof. What is done is written down as done by that officer with that token, also an import of a table that ends later; a scan that the platform runs afterwards is the platform’s. The officer revokes it at any time, an administrator those of others; it ends for good with the post or the account. Posts that administer accounts and posts held in somebody’s place make none.',
    },
    suggestedBy: {
      zh: 'GB/T 22239-2019 三级：身份鉴别、访问控制（最小权限）；OWASP ASVS 5 第9、10章（令牌）；数值为通行做法，待核',
      en: 'GB/T 22239-2019 level 3, identity and access control (least privilege); OWASP ASVS 5 chapters 9 and 10 (tokens); the numbers are general practice, to be checked',
    },
    confirmBy: bureau,
    since,
    value: 180,
    reads: 'tokens',
    unit: { zh: '天', en: 'days' },
  },
  'api-token-pace': {
    title: { zh: '接口令牌的请求次数', en: 'The pace of a token' },
    leaves: ['7.1'],
    we: {
      zh: '一个令牌每分钟最多300次请求（各服务进程合并计）；不认识的令牌按来源地址计。超过的答复429并说明何时再试。',
      en: 'A token asks 300 times a minute at most, counted for all server processes together; unknown ones are counted by address. Beyond that the answer is 429 and says when to try again.',
    },
    suggestedBy: {
      zh: 'OWASP ASVS 5 第2章（防自动化滥用）；次数为通行做法',
      en: 'OWASP ASVS 5 chapter 2 (anti-automation); the number is general practice',
    },
    confirmBy: bureau,
    since,
    value: 300,
    reads: notMeasured('每分钟的请求次数只在内存里数，不留记录', 'Requests a minute are counted in memory and not kept'),
    unit: { zh: '次／分钟', en: 'a minute' },
  },
} as const satisfies Record<string, ChoiceShape>
