import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { cardRoutes, type CardImport } from '#contract/cards.ts'
import { coverText } from '#contract/clear-values.ts'
import { civilDate } from '#contract/working-days.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { sendExcel } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { safeFileName } from '../file-names.ts'
import type { InventoryLent } from '../lent.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { requireCounting } from '../round-reading.ts'
import { findRound } from '../rounds.sql.ts'
import { type LaidTable, layTable, partsOf, takeTableBack } from './import-area.ts'
import { findImport, findTaken, type ImportRow, insertImport, listFaults, listImports } from './imports.sql.ts'
import { markedCopy } from './marked-copy.ts'
import { unreadableWords } from './unreadable-words.ts'

const mostBytes = 64 * 1024 ** 2
const faultColumns = [
  { title: '工作表', width: 14 },
  { title: '行', width: 8 },
  { title: '列', width: 8 },
  { title: '填写内容', width: 40 },
  { title: '错误', width: 60 },
  { title: 'Error', width: 60 },
]

/** Imports of tables of cards: sending one in, how far it is, its errors and the marked copy. */
export function cardImports(platform: Platform, lent: InventoryLent): Handling[] {
  return [
    handle(cardRoutes.importCards, (ask, { params, query }) => sendIn(platform, lent, ask, params.id, query.way)),
    handle(cardRoutes.listCardImports, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        if (!(await findRound(tx, params.id))) throw notFound()
        const { rows, counted } = await listImports(tx, params.id, {
          limit: query.limit,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (r) => [r.added_at.toISOString(), r.id], importOf)
      }),
    ),
    handle(cardRoutes.readCardImport, async (ask, { params }) => importOf(await found(ask, params.id))),
    handle(cardRoutes.listImportFaults, async (ask, { params, query }) => {
      const row = await found(ask, params.id)
      const after = Number(fromCursor(query.cursor, ['number'])?.[0] ?? 0)
      const faults = await ask.transaction((tx) => listFaults(tx, row.id, after, query.limit + 1))
      return toPage(faults, query.limit, row.faults, (f) => [f.seq])
    }),
    handle(cardRoutes.importFaultsExcel, async (ask, { params }) => {
      const row = await found(ask, params.id)
      return sendExcel(ask, `导入错误-${row.name}`, faultColumns, async (after) => {
        const faults = await ask.transaction((tx) => listFaults(tx, row.id, Number(after?.[0] ?? 0), 1000))
        return {
          rows: faults.map((f) => [f.sheet, f.row, f.column, f.given, f.words.zh, f.words.en]),
          next: faults.length === 1000 ? [faults.at(-1)!.seq] : null,
        }
      })
    }),
    handle(cardRoutes.markedImport, async (ask, { params }) => {
      const row = await found(ask, params.id)
      const place = await markedCopy(platform, ask, row)
      const name = encodeURIComponent(`已标错误-${row.name}`)
      return ask.reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="marked.xlsx"; filename*=UTF-8''${name}`)
        .send(createReadStream(place))
    }),
  ]
}

/** Takes a table in to be read by a job; one that is not taken leaves nothing on the disk. */
async function sendIn(platform: Platform, lent: InventoryLent, ask: Ask, roundId: string, way: ImportRow['way']): Promise<CardImport> {
  await ask.transaction((tx) => requireCounting(tx, lent, ask, roundId))
  const { laid, name } = await receiveTable(platform, ask)
  const { officerId: by, officerName: byName } = ask.visitor
  try {
    return await ask.transaction(async (tx) => {
      const round = await requireCounting(tx, lent, ask, roundId)
      const before = await findTaken(tx, round.holder_id, laid.sha256)
      if (before) throw takenBefore(before)
      const row = await insertImport(tx, { ...laid, roundId: round.id, way, name, by, byName, at: ask.now })
      await platform.jobs.enqueue(tx, 'import-cards', { importId: row.id })
      const what = { kind: 'card-import', id: row.id, holderId: round.holder_id } as const
      await recordAudit(
        tx,
        auditLine(ask, 'send-import', what, { way, name: coverText(name), bytes: laid.bytes, sha256: laid.sha256 }),
        ask.now,
      )
      return importOf(row)
    })
  } catch (problem) {
    await takeTableBack(platform.config.dataDir, laid.path)
    throw problem
  }
}

/** A table that arrives, laid on the disk; denied when it is too large or no workbook. */
export async function receiveTable(platform: Platform, ask: Ask): Promise<{ laid: LaidTable; name: string }> {
  const part = ask.request.isMultipart() ? await ask.request.file({ limits: { fileSize: mostBytes, files: 1 } }) : undefined
  if (!part)
    throw new Denied(400, {
      code: 'malformed',
      message: { zh: '请选择一个 .xlsx 文件', en: 'Choose a .xlsx file' },
      fields: [{ field: 'file', message: { zh: '没有文件', en: 'No file' } }],
    })
  const laid = await layTable(platform.config.dataDir, ask.visitor.organisationId!, part.file)
  if (part.file.truncated) {
    await takeTableBack(platform.config.dataDir, laid.path)
    throw new Denied(413, {
      code: 'too-large',
      message: { zh: '表格超过 64 MB，请拆分', en: 'The table is larger than 64 MB; split it' },
      basis: 'choice:card-tables',
    })
  }
  if (!(await isZip(partsOf(platform.config.dataDir, laid.path).file))) {
    await takeTableBack(platform.config.dataDir, laid.path)
    throw new Denied(422, {
      code: 'not-a-workbook',
      message: unreadableWords('kind'),
      basis: 'choice:card-tables',
      remedy: { zh: '请用模板填写后上传', en: 'Fill in the template and send it' },
    })
  }
  return { laid, name: safeFileName(part.filename) }
}

/** Whether a file begins as every .xlsx does; what it really is the reading process finds out. */
async function isZip(place: string): Promise<boolean> {
  const file = await open(place)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1') === 'PK\u0003\u0004'
  } finally {
    await file.close()
  }
}

const takenBefore = ({ name, at }: { name: string; at: Date }) =>
  new Denied(409, {
    code: 'imported-before',
    message: {
      zh: `这份表格已于${civilDate(at)}导入（${name}），不会重复建卡`,
      en: `This very table was imported on ${civilDate(at)} (${name}); it makes no cards twice`,
    },
    basis: 'choice:known-asset',
    remedy: { zh: '请在目录中查看已导入的信息卡', en: 'Look at the imported cards in the catalogue' },
  })

async function found(ask: Ask, id: string): Promise<ImportRow> {
  return ask.transaction(async (tx) => {
    const row = await findImport(tx, id)
    if (!row) throw notFound()
    await noteReading(tx, ask, 'read-import', { kind: 'card-import', id, holderId: row.holder_id })
    return row
  })
}

/** An import as people see it; where it lies is not told. */
export function importOf(r: ImportRow): CardImport {
  return {
    id: r.id,
    roundId: r.round_id,
    way: r.way,
    name: r.name,
    bytes: r.bytes,
    state: r.state,
    lines: r.lines,
    done: r.done,
    faults: r.faults,
    failure: r.failure,
    addedBy: r.added_name,
    addedAt: r.added_at.toISOString(),
    endedAt: r.ended_at?.toISOString() ?? null,
    tookMs: r.took_ms,
  }
}
