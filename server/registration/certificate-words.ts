import type { CertificateCheck } from '#contract/registration.ts'
import { deregistrationGrounds, revocationGrounds } from '#law/forms/changes.ts'
import type { Words } from '#law/words.ts'

type Said = Pick<CertificateCheck, 'issuedOn' | 'validUntil' | 'statusOn'> & { readonly ground: string }

/** What became of a certificate that was succeeded, where its content did not change. */
const changed: { readonly [ground: string]: (c: Said) => Words } = {
  renewed: (c) => ({
    zh: `已变更：该登记已于${c.statusOn}续展，本凭证由新凭证接续，有效期请看新凭证。`,
    en: `Changed: the registration was renewed on ${c.statusOn}; see its successor for the term.`,
  }),
  transferred: (c) => ({
    zh: `已变更：该登记已于${c.statusOn}转移给新的持有单位，本凭证不再反映现状，请查看新凭证。`,
    en: `Changed: the registration passed to another holder on ${c.statusOn}; see its successor.`,
  }),
}

const says: { readonly [S in CertificateCheck['status']]: (c: Said) => Words } = {
  valid: (c) => ({
    zh: `有效：本凭证于${c.issuedOn}发放，有效期至${c.validUntil}。`,
    en: `Valid: issued on ${c.issuedOn}, valid until ${c.validUntil}.`,
  }),
  changed: (c) =>
    changed[c.ground]?.(c) ?? {
      zh: `已变更：登记内容已于${c.statusOn}变更，本凭证不再反映现状，请查看新凭证。`,
      en: `Changed: the registration was changed on ${c.statusOn}; this certificate no longer shows how it stands.`,
    },
  deregistered: (c) => ({ zh: `已注销：该登记已于${c.statusOn}注销，本凭证自该日起无效。`, en: `Deregistered: void since ${c.statusOn}.` }),
  revoked: (c) => ({
    zh: `已撤销：该登记已于${c.statusOn}被撤销，本凭证无效。`,
    en: `Revoked on ${c.statusOn}: this certificate is void.`,
  }),
  expired: (c) => ({
    zh: `已过期：有效期至${c.validUntil}，自${c.statusOn}起失效。`,
    en: `Expired: valid until ${c.validUntil}, not since ${c.statusOn}.`,
  }),
}

/** The status of a certificate as a plain sentence, with the day since when, and on which ground where it was succeeded. */
export function statementOf(
  certificate: Pick<CertificateCheck, 'status' | 'issuedOn' | 'validUntil' | 'statusOn' | 'number' | 'history'>,
): Words {
  return says[certificate.status]({ ...certificate, ground: groundOf(certificate) })
}

/** The ground of the state in which a certificate is. */
export function groundOf({ history, number, status }: Pick<CertificateCheck, 'history' | 'number' | 'status'>): string {
  return history.findLast((line) => line.number === number && line.status === status)?.ground ?? ''
}

const grounds: { readonly [ground: string]: Words } = {
  issued: { zh: '首次登记', en: 'First registration' },
  'taken-over': { zh: '存量登记', en: 'Taken over' },
  amended: { zh: '变更', en: 'Amended' },
  corrected: { zh: '更正', en: 'Corrected' },
  renewed: { zh: '续展', en: 'Renewed' },
  transferred: { zh: '转移', en: 'Transferred' },
  expired: { zh: '有效期届满', en: 'Its term was over' },
  ...deregistrationGrounds,
  ...revocationGrounds,
}

/** Why the state of a certificate changed, in words. */
export function groundWords(ground: string): Words {
  return grounds[ground] ?? { zh: ground, en: ground }
}

/** What was said of a change of state beyond its ground, as it was written; empty when the ground says it all. */
export function reasonBeyond({ ground, reason }: { readonly ground: string; readonly reason: string }): string {
  const { zh } = groundWords(ground)
  if (!reason.startsWith(zh)) return reason
  return reason.slice(zh.length).replace(/^：/, '')
}

const succeeded = /^已换发凭证(\S+)$/

/** What was said beyond the ground, for readers of both languages: what the platform itself writes has English words, what people wrote stays as written. */
export function beyondWords(beyond: string): Words {
  return { zh: beyond, en: beyond.replace(succeeded, 'Succeeded by certificate $1') }
}

/** The whole reason of a change of state: its ground in both languages, then what was written. */
export function reasonWords(change: { readonly ground: string; readonly reason: string }): Words {
  const { en } = groundWords(change.ground)
  const beyond = reasonBeyond(change)
  if (beyond === change.reason) return beyondWords(beyond)
  return { zh: change.reason, en: beyond ? `${en}: ${beyond}` : en }
}

/** A civil date as documents write it: 2026年11月5日. */
export function dayOf(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
