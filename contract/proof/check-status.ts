import type { Words } from '#law/words.ts'
import { inBeijing } from './beijing-time.ts'
import { checkProof } from './check-credential.ts'
import type { Document } from './data-integrity.ts'
import { type Finding, finding, subjects } from './findings.ts'
import type { KeyHistory } from './key-history.ts'
import { decodeList, messageSize, readBits, statusMessages } from './status-list.ts'

type Entry = { readonly statusPurpose?: unknown; readonly statusListIndex?: unknown; readonly statusListCredential?: unknown }

const said: { readonly [S in (typeof statusMessages)[number]]: Words } = {
  valid: { zh: '有效', en: 'valid' },
  changed: { zh: '已变更', en: 'changed' },
  deregistered: { zh: '已注销', en: 'deregistered' },
  revoked: { zh: '已撤销', en: 'revoked' },
  expired: { zh: '已过期', en: 'expired' },
  reserved: { zh: '未知状态', en: 'an unknown status' },
}

/** What is said of a certificate by the list of a purpose, from the number at its place; a list of revocations does not tell why. */
const readings: { readonly [purpose: string]: { readonly size: number; readonly say: (value: number) => Words } } = {
  message: { size: messageSize, say: (value) => said[statusMessages[value]!] },
  revocation: {
    size: 1,
    say: (value) =>
      value === 0
        ? said.valid
        : { zh: '已失效，原因见另一份状态清单（message）', en: 'holds no longer; why is told by the other list (message)' },
  },
}

/** Where the status of a credential is published for a purpose, and its place there; null when it names no such list. */
function statusEntryOf(credential: Document, purpose: string): { url: string; index: number } | null {
  const entry = [credential['credentialStatus'] as Entry | Entry[] | undefined].flat().find((each) => each?.statusPurpose === purpose)
  return typeof entry?.statusListCredential === 'string' && /^\d{1,6}$/.test(String(entry.statusListIndex))
    ? { url: entry.statusListCredential, index: Number(entry.statusListIndex) }
    : null
}

/** A platform may have moved to another host; which list it is stands in the path, and whose it is in the signature. */
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '')

/** How old a list may be and still say that a certificate holds, in milliseconds. */
const freshFor = 86_400_000

/**
 * Reads the status of a credential from either of the status lists it names, whose own signature is checked as well. A list that is old
 * cannot know what happened since.
 */
export async function checkStatus(credential: Document, list: Document, keys: KeyHistory, at: Date): Promise<Finding> {
  const what = subjects.status
  const subject = list['credentialSubject'] as { encodedList?: unknown; statusPurpose?: unknown } | undefined
  const purpose = String(subject?.statusPurpose)
  const entry = statusEntryOf(credential, purpose)
  const reading = readings[purpose]
  if (!reading || !entry || pathOf(entry.url) !== pathOf(String(list['id'])))
    return finding(false, what, { zh: '这份状态清单不是凭据所指的那一份', en: 'this status list is not the one the credential names' })
  const proof = await checkProof(list, keys)
  if (!proof.holds) return finding(false, what, { zh: `状态清单：${proof.found.zh}`, en: `status list: ${proof.found.en}` })
  const bits = await decodeList(String(subject?.encodedList))
  if (!bits) return finding(false, what, { zh: '状态清单读不出来', en: 'the status list cannot be read' })
  const status = reading.say(readBits(bits, entry.index, reading.size))
  const signed = String(list['validFrom'])
  const age = at.getTime() - Date.parse(signed)
  const days = Math.floor(age / freshFor)
  if (status === said.valid && !(age <= freshFor))
    return finding(null, what, {
      zh: `当时有效，但清单签署于${inBeijing(signed)}，已过 ${days} 日，此后未查：请取新的状态清单`,
      en: `valid then, but the list was signed at ${signed}, ${days} days ago, and says nothing of the time since: fetch a new one`,
    })
  return finding(status === said.valid, what, {
    zh: `${status.zh}（清单签署于${inBeijing(signed)}）`,
    en: `${status.en} (list signed at ${signed})`,
  })
}
