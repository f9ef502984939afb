import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { firstClear, hideClear } from '#contract/clear-values.ts'
import { cardDraft, finding, type CardDraft, type Finding } from '#contract/findings.ts'
import { findingsFile, KNOWN_SCANNERS } from '#contract/scan-files.ts'
import { isSignedBy, readPublicKey, readSigned } from '#contract/signing.ts'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'
import { plainTexts } from './storable.ts'
import type { UnitKeyRow } from './unit-keys.sql.ts'

/** A findings file that may come in: what was found, who signed it, and the SHA-256 of the bytes that were signed. */
export type Taken = {
  readonly found: readonly { finding: Finding; draft: CardDraft }[]
  readonly keyId: string
  readonly digest: string
  readonly madeAt: string
  readonly scannerVersion: string
}
/** The unit the file is brought in for, and the keys it has registered. */
export type OwnUnit = { readonly uscc: string; readonly name: string; readonly keys: readonly UnitKeyRow[] }

const MOST_COLUMNS = 2000
const outer = findingsFile.extend({ findings: z.array(z.unknown()).min(1).max(2000) })
const inner = z.object({ finding, draft: cardDraft })

const again: Words = {
  zh: '请用 npm run -s rongshu -- scan … --out 重新生成，不要改动生成的文件',
  en: 'Make it again with npm run -s rongshu -- scan … --out, and leave the file as it is',
}
const refuse = (status: 409 | 422, code: string, message: Words, remedy: Words = again) =>
  new Denied(status, { code, message, basis: 'choice:unit-signature', remedy })

/**
 * Reads a findings file for a unit, the signature first and what was signed only after it; denied with the reason when it is not
 * the unit's own, not whole, or shows what should be masked. Lets other work through between datasets, since a file may be large.
 */
export async function readFindingsFile(text: string, unit: OwnUnit): Promise<Taken> {
  const signed = readSigned(text)
  if (!signed?.payload.isWellFormed())
    throw refuse(422, 'not-a-findings-file', { zh: '不是扫描结果文件，或文件不完整', en: 'This is no findings file, or not a whole one' })
  const key = unit.keys.find((k) => k.key_id === signed.keyId)
  if (!key)
    throw refuse(
      409,
      'key-unknown',
      {
        zh: `签名所用的密钥（${signed.keyId}）没有在本单位登记`,
        en: `The key it was signed with (${signed.keyId}) is not registered for this unit`,
      },
      { zh: '先登记对应的公钥，或用已登记的密钥重新签名', en: 'Register the public key first, or sign with a key that is registered' },
    )
  if (key.ended_at)
    throw refuse(
      409,
      'key-ended',
      {
        zh: `签名所用的密钥（${signed.keyId}，${key.label}）已停用`,
        en: `The key it was signed with (${signed.keyId}, ${key.label}) has been ended`,
      },
      { zh: '用在用的密钥重新扫描并签名', en: 'Scan and sign again with a key in force' },
    )
  if (!isSignedBy(signed, readPublicKey(key.public_key)!))
    throw refuse(422, 'signature-wrong', {
      zh: '签名与内容不符：文件在签名之后被改动或损坏',
      en: 'The signature does not fit what it signs: the file was changed or damaged since',
    })
  const file = readOuter(signed.payload)
  if (file.unit.uscc !== unit.uscc)
    throw refuse(
      409,
      'foreign-unit',
      { zh: '这份结果不是本单位的', en: 'These findings are of another unit' },
      { zh: `用本单位（${unit.name}）的离线扫描参数重新扫描`, en: `Scan again with the scan kit of ${unit.name}` },
    )
  const version = file.scannerVersion.replaceAll(/[^\w.-]/g, '').slice(0, 20)
  if (!KNOWN_SCANNERS.test(file.scannerVersion))
    throw refuse(
      409,
      'scanner-unknown',
      {
        zh: `结果由扫描器 ${version} 生成，不在平台认可之列`,
        en: `These findings were made by scanner ${version}, which the platform does not know`,
      },
      {
        zh: '向平台管理员要与平台同版的程序，重新扫描',
        en: 'Ask the administrator of the platform for the program of its version, and scan again',
      },
    )
  const found = []
  for (const [at, each] of file.findings.entries()) {
    await breathe()
    found.push(readInner(each, at))
  }
  return {
    found,
    keyId: signed.keyId,
    digest: createHash('sha256').update(signed.payload).digest('hex'),
    madeAt: file.madeAt,
    scannerVersion: file.scannerVersion,
  }
}

function readOuter(payload: string): z.infer<typeof outer> {
  let said: unknown
  try {
    said = JSON.parse(payload)
  } catch {
    throw malformed('', '')
  }
  const read = outer.safeParse(said)
  if (!read.success) throw malformed(read.error.issues[0]?.path.join('.') ?? '', '')
  return read.data
}

function readInner(given: unknown, at: number): Taken['found'][number] {
  const read = inner.safeParse(given)
  if (!read.success) throw malformed(read.error.issues[0]?.path.join('.') ?? '', `findings.${at}.`)
  const { finding: f, draft } = plainTexts(read.data)
  const wrong = whatIsWrong(f)
  if (wrong) throw malformed(wrong, `findings.${at}.finding.`)
  const clear = firstClear(f) ?? firstClear({ ...f, columns: [], reason: { zh: JSON.stringify(draft), en: '' } })
  if (clear)
    throw refuse(422, 'unmasked', {
      zh: `“${clear.dataset}”${clear.column ? `的“${clear.column}”` : ''}中有未遮盖的个人信息，未收取任何内容`,
      en: `“${clear.dataset}”${clear.column ? `, “${clear.column}”,` : ''} shows personal values unmasked; nothing was taken in`,
    })
  // The card speaks of what was found, whatever a draft says beside it.
  // Figures of a column that is not personal may show a number that strayed into it, where an older scanner left them in.
  return {
    finding: hideClear(f),
    draft: {
      ...draft,
      records: f.rows,
      bytes: f.bytes,
      grade: f.grade,
      digest: f.digest.sha256,
      containsPersonal: f.columns.some((c) => c.personal),
    },
  }
}

/** The first figure that cannot be, by its path; null when all can. */
function whatIsWrong(f: Finding): string | null {
  if (f.columns.length > MOST_COLUMNS) return 'columns'
  const isCount = (n: number) => n >= 0 && n <= 1e13
  if (!isCount(f.rows)) return 'rows'
  if (!isCount(f.bytes)) return 'bytes'
  const at = f.columns.findIndex((c) => ![c.nulls, c.distinct, c.empties, c.position].every(isCount) || c.nullRatio < 0 || c.nullRatio > 1)
  return at < 0 ? null : `columns.${at}`
}

function malformed(path: string, within: string): Denied {
  const place = `${within}${path}`.replaceAll(/[^\w.\u4e00-\u9fff-]/g, '').slice(0, 100)
  return refuse(422, 'findings-malformed', {
    zh: `内容不合约定格式${place ? `（${place}）` : ''}`,
    en: `What was signed does not keep to its form${place ? ` (${place})` : ''}`,
  })
}
