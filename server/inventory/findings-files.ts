import { randomUUID } from 'node:crypto'
import { coverText } from '#contract/clear-values.ts'
import { inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { safeFileName } from './file-names.ts'
import { readFindingsFile, type OwnUnit, type Taken } from './findings-file.ts'
import { findHolder } from './holders.sql.ts'
import { keepFindings } from './keep-findings.ts'
import type { InventoryLent } from './lent.ts'
import { sourceLineOf } from './lines.ts'
import { auditLine } from '#server/audit/noting.ts'
import { requireCounting } from './round-reading.ts'
import { claimSource, insertSources, listSources } from './sources.sql.ts'
import { findUnitKey, listUnitKeys } from './unit-keys.sql.ts'

const MOST_BYTES = 32 * 2 ** 20
const MOST_FILES = 10
type Arrived = { readonly name: string; readonly bytes: number; readonly text: string }

const malformed = (zh: string, en: string) => new Denied(400, { code: 'malformed', message: { zh, en } })

/** Findings made at the producer's: checked file by file, then entered all together, or none of them. */
export function findingsFiles(platform: Pick<Platform, 'jobs' | 'vault'>, lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.addFindingsFile, async (ask, { params }) => {
      const unit = await ask.transaction(async (tx) => {
        await requireCounting(tx, lent, ask, params.id)
        return ownUnit(tx, ask)
      })
      const checked: (Arrived & { taken: Taken })[] = []
      for (const arrived of await receive(ask)) checked.push({ ...arrived, taken: await readFindingsFile(arrived.text, unit) })
      const added = await ask.transaction((tx) => enter(tx, platform, lent, ask, params.id, checked))
      return { added, refused: [] }
    }),
  ]
}

async function ownUnit(tx: Tx, ask: Ask): Promise<OwnUnit> {
  const holder = await findHolder(tx, ask.visitor.organisationId!)
  if (!holder) throw notFound()
  return { uscc: holder.uscc, name: holder.name, keys: await listUnitKeys(tx, holder.id) }
}

async function receive(ask: Ask): Promise<Arrived[]> {
  if (!ask.request.isMultipart()) throw malformed('请以文件方式（multipart）上传', 'Send the files as multipart')
  const arrived: Arrived[] = []
  for await (const part of ask.request.files({ limits: { fileSize: MOST_BYTES, files: MOST_FILES } })) {
    const name = safeFileName(part.filename)
    const content = Buffer.concat(await part.file.toArray())
    if (part.file.truncated)
      throw new Denied(413, {
        code: 'too-large',
        message: { zh: `“${name}”超过 32 MB，不像是扫描结果`, en: `“${name}” is over 32 MB, which findings hardly are` },
        basis: 'choice:paper-files',
        remedy: { zh: '把扫描分成几次，每次一部分文件夹或库表', en: 'Scan in several parts, some folders or tables at a time' },
      })
    arrived.push({ name, bytes: content.length, text: textOf(content) })
  }
  if (arrived.length === 0) throw malformed('没有收到文件', 'No file arrived')
  return arrived
}

/** The text of the bytes; bytes that are no UTF-8 become a text that is no findings file. */
function textOf(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return ''
  }
}

async function enter(
  tx: Tx,
  platform: Pick<Platform, 'jobs' | 'vault'>,
  lent: InventoryLent,
  ask: Ask,
  roundId: string,
  files: readonly (Arrived & { taken: Taken })[],
): Promise<SourceLine[]> {
  const round = await requireCounting(tx, lent, ask, roundId)
  const entered = new Set<string>()
  for (const { name, bytes, taken } of files) {
    // Ended since it was looked at: then the file came too late.
    if ((await findUnitKey(tx, round.holder_id, taken.keyId))?.ended_at)
      throw new Denied(409, {
        code: 'key-ended',
        message: { zh: '签名所用的密钥刚刚停用', en: 'The key it was signed with was ended just now' },
        remedy: { zh: '请单位用在用的密钥重新签名后再上传', en: 'Have the unit sign it with a key in use, and bring it again' },
        basis: 'choice:unit-signature',
      })
    const [id] = await insertSources(
      tx,
      round,
      [{ id: randomUUID(), name, arrivedBy: 'findings', path: `findings/${taken.digest}`, bytes }],
      ask.visitor.officerId,
      ask.now,
    )
    const source = id ? await claimSource(tx, id) : null
    if (!source)
      throw new Denied(409, {
        code: 'already-imported',
        message: { zh: `“${name}”的内容本次盘点已经收过`, en: `This round has what is in “${name}” already` },
        basis: 'choice:unit-signature',
        remedy: { zh: '有变化时请重新扫描后再上传', en: 'Scan again when something has changed, and upload that' },
      })
    const tookMs = Math.min(2 ** 31 - 1, Math.round(taken.found.reduce((sum, f) => sum + Math.max(0, f.finding.tookMs), 0)))
    await keepFindings(tx, platform, source, taken.found, tookMs, ask.now)
    await recordAudit(
      tx,
      auditLine(
        ask,
        'import-findings',
        { kind: 'source', id: source.id, holderId: round.holder_id },
        {
          name: coverText(name),
          keyId: taken.keyId,
          sha256: taken.digest,
          count: taken.found.length,
          madeAt: taken.madeAt,
          scannerVersion: taken.scannerVersion,
        },
      ),
      ask.now,
    )
    entered.add(source.id)
  }
  await announce(tx, { kind: 'round', id: round.id })
  return (await listSources(tx, round.id)).filter((s) => entered.has(s.id)).map(sourceLineOf)
}
