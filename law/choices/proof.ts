import { bureau, bureauAndCentre, type ChoiceShape } from './choice.ts'

const since = '2026-11-26'

/** What the guideline leaves open about proofs that outsiders can check. */
export const proofChoices = {
  'signing-keys': {
    title: { zh: '签名密钥', en: 'Signing keys' },
    leaves: ['4.3', '7.1'],
    we: {
      zh: '平台用 Ed25519 和国密 SM2 各一把密钥签名，首次启动时生成，只存在数据目录、不进备份；可随时更换，旧钥为新钥作保；可能落入他人之手的声明泄露，不再为新钥作保，此后它签的有日志证明的才算；全部公钥及其使用期公开。',
      en: 'The platform signs with one Ed25519 and one SM2 key, made at the first start, kept in the data folder and in no backup; they can be rotated at any time, the old ones vouching for the new; those that may be in other hands are declared compromised: they vouch for nothing, and count only for what the log shows; every public key is published with its term.',
    },
    suggestedBy: {
      zh: 'GB/T 32918、GB/T 35276（SM2 及其使用）；GB/T 39786-2021（密码应用基本要求）；保存方式是我们的做法',
      en: 'GB/T 32918 and GB/T 35276 (SM2 and its use); GB/T 39786-2021; how they are kept is ours',
    },
    confirmBy: bureauAndCentre,
    since,
  },
  'portable-proof': {
    title: { zh: '可离线核验的凭据', en: 'Proof that needs no platform' },
    leaves: ['4.3', '8.1'],
    we: {
      zh: '每张登记凭证另签发一份内容相同的可验证凭据（W3C VC 2.0，eddsa-jcs-2022）和一个 SM2 签名；变更、注销、撤销、到期以公开的状态清单告知。发证后一分钟内生成，不改变凭证本身的效力。',
      en: 'Each certificate has a Verifiable Credential 2.0 of the same facts (eddsa-jcs-2022) and an SM2 signature beside it; change, deregistration, revocation and expiry are told by public status lists. They are made within a minute of the issue and change nothing about the certificate itself.',
    },
    suggestedBy: {
      zh: 'W3C Verifiable Credentials 2.0、Bitstring Status List 1.0；没有国内条文',
      en: 'W3C Verifiable Credentials 2.0 and Bitstring Status List 1.0; no national article',
    },
    confirmBy: bureauAndCentre,
    since,
  },
  'transparency-log': {
    title: { zh: '公开日志', en: 'Transparency log' },
    leaves: ['7.1'],
    we: {
      zh: '每次登记、运营、交易、结算和监督的办理、每张凭证、每次状态变化和每日审计链首都进入一本只增不改、人人可核对的日志；其中没有个人信息，不公开的事实只有加盐摘要。谁都可以作见证人，页面如实写明有几位。',
      en: 'Each act of registration, operation, trading, settlement and supervision, each certificate, change of status and the daily head of the audit log goes into a log that only grows and that anybody can check; it holds no personal data, and of facts that are not public only salted digests. Anybody may be a witness, and the page says how many there are.',
    },
    suggestedBy: {
      zh: 'RFC 6962、C2SP tlog-tiles；GB/T 22239-2019 三级：安全审计',
      en: 'RFC 6962, C2SP tlog-tiles; GB/T 22239-2019 level 3: security audit',
    },
    confirmBy: bureau,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
