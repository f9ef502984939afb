import { canonicalJson } from '#contract/canonical.ts'
import { civilDate } from '#contract/working-days.ts'
import type { Words } from '#law/words.ts'
import { inBeijing } from './beijing-time.ts'
import type { Detached } from './bundle.ts'
import { fromBase64, utf8 } from './bytes.ts'
import { type Document, isProven, proofOf, withoutProof } from './data-integrity.ts'
import { type Finding, finding, subjects } from './findings.ts'
import { findKey, isCompromised, type KeyHistory, type KnownKey, wasInUse } from './key-history.ts'
import { isSm2 } from './signatures.ts'

/** A certificate file by its digests, each in hexadecimal. */
export type FileDigests = { readonly sha256: string; readonly sm3: string }

/**
 * Checks the Data Integrity proof of a credential against the published keys, and that its key was in use when it was signed; one that was
 * declared compromised counts for what the log shows (`isLogged`) alone.
 */
export async function checkProof(credential: Document, keys: KeyHistory, isLogged = false): Promise<Finding> {
  const what = subjects.proof
  const proof = proofOf(credential)
  if (!proof) return finding(false, what, { zh: '没有 eddsa-jcs-2022 证明', en: 'there is no eddsa-jcs-2022 proof' })
  const [issuer, id = ''] = proof.verificationMethod.split('#')
  const named = credential['issuer'] as { id?: unknown } | string | undefined
  const issuedBy = typeof named === 'string' ? named : named?.id
  const key = await findKey(keys, 'ed25519', id)
  if (!key || issuer !== issuedBy)
    return finding(false, what, {
      zh: '签名用的密钥不在公布的公钥中，或不属于发证方',
      en: 'the key is none of the published ones, or is not the issuer’s',
    })
  if (!(await isProven(credential, key.bytes)))
    return finding(false, what, { zh: '签名与内容不符：内容被改动过', en: 'it does not fit the content: that was changed' })
  if (isCompromised(key) && !isLogged) return leaked(what, key)
  if (!wasInUse(key, proof.created))
    return finding(false, what, {
      zh: `密钥 ${id} 在 ${inBeijing(proof.created)} 不在使用期内`,
      en: `key ${id} was not in use at ${proof.created}`,
    })
  return finding(true, what, {
    zh: `与内容相符，密钥 ${id}，${inBeijing(proof.created)} 签署`,
    en: `fits the content; key ${id}, signed at ${proof.created}`,
  })
}

/** Checks the SM2 signature beside a credential: over the canonical spelling of the credential without its proof. */
export async function checkSm2(credential: Document, beside: Detached, keys: KeyHistory, isLogged = false): Promise<Finding> {
  const what = subjects.sm2
  const key = await findKey(keys, 'sm2', beside.keyId)
  const signature = fromBase64(beside.signature)
  if (!key || !signature) return finding(false, what, { zh: '签名用的密钥不在公布的公钥中', en: 'the key is none of the published ones' })
  if (!isSm2(key.bytes, utf8(canonicalJson(withoutProof(credential))), signature))
    return finding(false, what, { zh: '签名与内容不符：内容被改动过', en: 'it does not fit the content: that was changed' })
  if (isCompromised(key) && !isLogged) return leaked(what, key)
  // The signature names no moment of its own; the proof beside it does.
  const created = proofOf(credential)?.created
  if (created !== undefined && !wasInUse(key, created))
    return finding(false, what, { zh: `密钥 ${key.id} 在 ${created} 不在使用期内`, en: `key ${key.id} was not in use at ${created}` })
  return finding(true, what, { zh: `与内容相符，密钥 ${key.id}`, en: `fits the content; key ${key.id}` })
}

const leaked = (what: Words, { id }: KnownKey): Finding =>
  finding(false, what, {
    zh: `密钥 ${id} 已声明泄露：它签的，要有日志证明才算；请从核验页重新下载捆绑文件或带证明的凭证`,
    en: `key ${id} was declared compromised, and counts only for what the log shows: fetch the bundle, or the certificate with its proof, again from the check page`,
  })

/** Checks that a file is the one the credential speaks of, byte for byte. */
export function checkFile(credential: Document, file: FileDigests): Finding {
  const subject = subjectOf(credential)
  const isSame = subject['pdfSha256'] === file.sha256 && subject['pdfSm3'] === file.sm3
  return finding(
    isSame,
    subjects.pdf,
    isSame
      ? { zh: '与签发时逐字节一致（SHA-256 和 SM3）', en: 'byte for byte as issued (SHA-256 and SM3)' }
      : { zh: '不是凭据所指的文件，或被改动过', en: 'it is not the file the credential speaks of, or was changed' },
  )
}

/** Checks that a moment lies in the term of a credential. */
export function checkTerm(credential: Document, at: Date): Finding {
  const [from, until] = [String(credential['validFrom']), String(credential['validUntil'])]
  const [isEarly, isLate] = [!(Date.parse(from) <= at.getTime()), !(at.getTime() <= Date.parse(until))]
  const today = civilDate(at)
  const why = isEarly
    ? { zh: `，${today}还没有开始`, en: `; it has not begun on ${today}` }
    : isLate
      ? { zh: `，${today}已经过了`, en: `; it is over on ${today}` }
      : { zh: '', en: '' }
  return finding(!isEarly && !isLate, subjects.term, {
    zh: `${from.slice(0, 10)} 至 ${until.slice(0, 10)}${why.zh}`,
    en: `${from.slice(0, 10)} to ${until.slice(0, 10)}${why.en}`,
  })
}

/** What a credential is about. */
export const subjectOf = (credential: Document): Readonly<Record<string, unknown>> =>
  (credential['credentialSubject'] ?? {}) as Record<string, unknown>
