import type { Words } from '#law/words.ts'

/** One thing that was checked: whether it holds, or null when it could not be looked at, and what was found. */
export type Finding = { readonly holds: boolean | null; readonly what: Words; readonly found: Words }

/** A thing that was looked at. */
export const finding = (holds: boolean | null, what: Words, found: Words): Finding => ({ holds, what, found })

/** What is checked, as it is called. */
export const subjects = {
  proof: { zh: '数字签名（Ed25519）', en: 'Signature (Ed25519)' },
  sm2: { zh: '国密签名（SM2）', en: 'Signature (SM2)' },
  pdf: { zh: '凭证文件（PDF）', en: 'Certificate file (PDF)' },
  term: { zh: '有效期', en: 'Term' },
  status: { zh: '状态', en: 'Status' },
  entry: { zh: '日志条目', en: 'Entry of the log' },
  inclusion: { zh: '在日志中', en: 'In the log' },
  texts: { zh: '日志行的原文', en: 'Texts of the lines' },
  caseNumber: { zh: '办件编号', en: 'Number of the case' },
  beside: { zh: '记录、答复和材料', en: 'Record, answers and papers' },
  unproven: { zh: '其余的行', en: 'Other lines' },
  checkpoint: { zh: '日志签名', en: 'Signature of the log' },
  witnesses: { zh: '见证', en: 'Witnesses' },
  noted: { zh: '与先前记下的检查点相比', en: 'Against the checkpoint noted earlier' },
  notedSignature: { zh: '所记检查点的日志签名', en: 'Signature of the noted checkpoint' },
  keys: { zh: '公钥', en: 'Keys' },
} as const satisfies Record<string, Words>

/**
 * What findings come to. Whoever forges a bundle brings keys of their own along: while keys are not the issuer's for certain, nothing is;
 * nor while the checkpoint that was brought to compare with was not.
 */
export type Verdict = 'sound' | 'unsure' | 'unsound'

/**
 * Unsound when anything failed or nothing held; unsure when the keys came along with what they prove, or a noted checkpoint could not be
 * compared; else sound.
 */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ holds }) => holds === false) || !findings.some(({ holds }) => holds)) return 'unsound'
  return findings.some(({ holds, what }) => holds === null && (what === subjects.keys || what === subjects.noted)) ? 'unsure' : 'sound'
}

/** What findings come to, as it is said: a certificate may be sound and have fallen since, as long as no list of this day was read. */
export function verdictSaid(findings: readonly Finding[]): Words {
  const verdict = verdictOf(findings)
  return verdict === 'sound' && findings.some(({ holds, what }) => holds === null && what === subjects.status)
    ? soundOnce
    : verdictWords[verdict]
}

const soundOnce: Words = { zh: '相符（现在是否仍有效未核实，见○）', en: 'Sound (whether it still holds was not established, see ○)' }

/** A verdict as it is said. */
const verdictWords: { readonly [V in Verdict]: Words } = {
  sound: { zh: '相符', en: 'Sound' },
  unsure: {
    zh: '自身一致，但公钥或记下的检查点未能核对（见○），不能据此认定真伪',
    en: 'Consistent in itself, but its keys or the noted checkpoint were not compared (see ○): this does not show that it is genuine',
  },
  unsound: { zh: '不符', en: 'Not sound' },
}
