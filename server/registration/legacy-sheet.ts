import { readFile } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { type LegacySheet, legacyRoutes as routes } from '#contract/legacy.ts'
import type { Problem } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'
import { actorOf } from '#server/cases/cases.routes.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { excelHead } from '#server/http/excel.ts'
import type { Fault, ReadLine } from '#server/inventory/excel/check-lines.ts'
import { type LaidTable, partsOf, takeTableBack } from '#server/inventory/excel/import-area.ts'
import { receiveTable } from '#server/inventory/excel/imports.ts'
import { runReader } from '#server/inventory/excel/reader-process.ts'
import type { Checked } from '#server/inventory/excel/reader-words.ts'
import { templateSheets } from '#server/inventory/excel/template.ts'
import { unreadableWords } from '#server/inventory/excel/unreadable-words.ts'
import { inTurn } from '#server/jobs/turn.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findLegacyLines, type LineKnown } from './legacy-sheet.sql.ts'
import { whyNotInTerm } from './taking-over-facts.ts'

const mostFaults = 1000
/** Tables that are read at the same time, each in a process of its own. */
const mostAtOnce = 3

/** Earlier registrations of a unit as a table: each line becomes a draft of a case to take it over, all of them or none (choice:legacy-sheet). */
export function legacySheetHandlings(platform: Platform): Handling[] {
  const reading = new Set<string>()
  return [
    handle(routes.legacyTemplate, async (ask) =>
      excelHead(ask, '存量登记整表模板').send(Buffer.from(await writeXlsx({ sheets: templateSheets('legacy') }))),
    ),
    handle(routes.openLegacySheet, async (ask) => {
      const { laid } = await receiveTable(platform, ask)
      try {
        return await whileReading(platform, reading, ask.visitor.organisationId!, () => openDrafts(platform, ask, laid))
      } finally {
        await takeTableBack(platform.config.dataDir, laid.path)
      }
    }),
  ]
}

/** One table of a unit at a time, in whatever process, and few of all units in this one: what is open about its assets is seen by the next. */
async function whileReading<T>({ db }: Platform, reading: Set<string>, unit: string, work: () => Promise<T>): Promise<T> {
  const problem = whyNotRead(reading, unit)
  if (problem) throw new Denied(409, problem)
  reading.add(unit)
  try {
    const turn = await inTurn(db, `legacy sheet ${unit}`, work)
    if (!turn) throw new Denied(409, whyNotRead(new Set([unit]), unit)!)
    return turn.done
  } finally {
    reading.delete(unit)
  }
}

/** Why a table of a unit is not read now, while those of these units are; null when it is. Pure. */
export function whyNotRead(reading: ReadonlySet<string>, unit: string): Problem | null {
  const because = (code: string, zh: string, en: string): Problem => ({
    code,
    message: { zh, en },
    basis: 'choice:legacy-sheet',
    remedy: { zh: '请稍后再上传', en: 'Wait a moment and send it again' },
  })
  if (reading.has(unit)) return because('sheet-being-read', '本单位的另一份表格正在读取', 'Another table of the unit is being read')
  return reading.size >= mostAtOnce ? because('sheets-being-read', '其他单位的表格正在读取', 'Tables of other units are being read') : null
}

async function openDrafts(platform: Platform, ask: Ask, laid: LaidTable): Promise<LegacySheet> {
  const { file, linesFile, faultsFile } = partsOf(platform.config.dataDir, laid.path)
  const said = await runReader({
    task: 'check',
    file,
    way: 'legacy',
    today: ask.today,
    linesFile,
    faultsFile,
    mostLines: choices['legacy-sheet'].value,
    mostFaults,
  })
  if (!('checked' in said)) throw unreadable('unreadable' in said ? said.unreadable : 'ended')
  const { checked } = said
  const { lines } = checked
  if (lines === 0 && checked.faults === 0) throw unreadable('empty')
  const read = await jsonLines<ReadLine>(linesFile)
  const byItself = await jsonLines<Fault>(faultsFile)
  return ask.transaction(async (tx) => {
    const known = await findLegacyLines(
      tx,
      ask.visitor.organisationId!,
      read.map(({ row, card }) => ({ row, code: textOf(card['assetCode']), number: textOf(card['earlierNumber']) })),
    )
    const beside = read.flatMap((line, n) => faultsOf(line, known[n]!, checked, ask.today))
    const faults = [...byItself, ...beside].toSorted((a, b) => a.row - b.row)
    const faultCount = checked.faults + beside.length
    if (faultCount > 0) return { lines, opened: [], faults: faults.slice(0, mostFaults).map(shown), faultCount }
    const opened: LegacySheet['opened'] = []
    for (const [n, line] of read.entries()) opened.push(await openDraft(platform, tx, ask, line, known[n]!, laid.id))
    return { lines, opened, faults: [], faultCount: 0 }
  })
}

async function openDraft(
  { desk }: Platform,
  tx: Tx,
  ask: Ask,
  { row, card: { assetCode, ...answers } }: ReadLine,
  { assetId }: LineKnown,
  sheet: string,
): Promise<LegacySheet['opened'][number]> {
  const { id, number } = await desk.open(tx, {
    procedure: 'legacy-registration',
    subjectId: assetId,
    answers,
    key: `${sheet}:${row}`,
    actor: actorOf(ask),
    at: ask.now,
    today: ask.today,
    requestId: ask.requestId,
    address: ask.address,
  })
  return { caseId: id, number, assetCode: textOf(assetCode) }
}

/** What is wrong with a line that no form can know: its asset, what is open about it, and its earlier certificate. Pure. */
function faultsOf(
  { row, card, wrong }: ReadLine,
  { assetId, certificate, openCase, takenAs, isAsked }: LineKnown,
  { sheet, places }: Checked,
  today: string,
): Fault[] {
  const fault = (field: string, words: Words | null): Fault[] =>
    words && !wrong.includes(field) ? [{ sheet, row, col: places[field] ?? 'A', field, given: textOf(card[field]), words }] : []
  return [
    ...fault(
      'assetCode',
      !assetId
        ? { zh: '本单位目录中没有这个编码的资产', en: 'The unit holds no asset of this code' }
        : certificate
          ? {
              zh: `该资产在本平台登记过（${certificate}），不能再转入`,
              en: `The asset was registered here (${certificate}) and is not taken over`,
            }
          : openCase
            ? {
                zh: `该资产已有登记办件${openCase}，请先办结或撤回`,
                en: `A registration of the asset is open (${openCase}); finish or withdraw it first`,
              }
            : null,
    ),
    ...fault(
      'earlierNumber',
      takenAs
        ? { zh: `这个原凭证编号已经转入，平台凭证为${takenAs}`, en: `This certificate was taken over: ${takenAs}` }
        : isAsked
          ? { zh: '这个原凭证编号已在另一件存量登记中申请转入', en: 'This certificate is asked for in another case' }
          : null,
    ),
    ...fault('earlierUntil', whyNotInTerm(card, today)),
  ]
}

const shown = ({ sheet, row, col, field, given, words }: Fault): LegacySheet['faults'][number] => ({
  sheet,
  row,
  column: col,
  field,
  given,
  words,
})

const unreadable = (why: string) =>
  new Denied(422, {
    code: 'unreadable-table',
    message: why === 'empty' ? { zh: '表格中没有存量登记', en: 'There is no earlier registration in the table' } : unreadableWords(why),
    basis: 'choice:legacy-sheet',
    remedy: { zh: '请用模板填写后上传', en: 'Fill in the template and send it' },
  })

async function jsonLines<T>(file: string): Promise<T[]> {
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}
