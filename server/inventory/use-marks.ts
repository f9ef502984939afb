import { randomUUID } from 'node:crypto'
import { cardRoutes, type UseMark, type UseMarkLine } from '#contract/cards.ts'
import { checkForm, fieldsOf } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import { forms } from '#law/forms.ts'
import type { AuditAction } from '#law/audit.ts'
import { fallen } from '#law/fallen.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { type ExcelCell, type ExcelColumn, excelMoment, sendExcel, stretched } from '#server/http/excel.ts'
import { toPage } from '#server/http/pages.ts'
import { announce } from '#server/jobs/live.ts'
import { type AssetRow, findAsset, lockAsset } from './assets.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { countsFor, whyNotOpen } from './standing.ts'
import { countMarks, endMark, insertMark, listMarks, lockMark, marksBy, marksOf } from './use-marks.sql.ts'

const manners = fieldsOf(forms['use-mark'])['manner']?.options ?? {}
const states = { live: '使用中', planned: '未开始', over: '已到期', ended: '已终止' } as const

const registerColumns: readonly ExcelColumn[] = [
  { title: '资产编码', width: 30 },
  { title: '资产名称', width: 40 },
  { title: '持有单位', width: 30 },
  { title: '运营主体', width: 30 },
  { title: '方式', width: 14 },
  { title: '协议', width: 30 },
  { title: '期限起', width: 12 },
  { title: '期限止', width: 12 },
  { title: '状态', width: 10 },
  { title: '登记人', width: 14 },
  { title: '登记时间', width: 20 },
  { title: '终止原因', width: 40 },
  { title: '登记失效', width: 20 },
]

/** The mark of use (§3.11): set and ended by the holder, shown on card and lists, and touching no amount. */
export function useMarks({ whyNotOperate }: Pick<InventoryLent, 'whyNotOperate'>): Handling[] {
  return [
    handle(cardRoutes.listUseMarks, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = marksBy(query.sort)
        const rows = await listMarks(tx, query, ask.today, by.place(query))
        return toPage(rows, query.limit, await countMarks(tx, query), by.keysOf)
      }),
    ),
    handle(cardRoutes.useMarksExcel, async (ask, { query }) => {
      const by = marksBy(query.sort)
      const find = (limit: number, after: (string | null)[] | null) =>
        ask.transaction((tx) => listMarks(tx, query, ask.today, by.stretch(limit, after)))
      return sendExcel(ask, '运营使用登记簿', registerColumns, stretched(find, by.keysOf, registerCells))
    }),
    handle(cardRoutes.assetUseMarks, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        if (!asset) throw notFound()
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holder_id }, { what: 'use-marks' })
        return {
          items: await marksOf(tx, asset.id, ask.today),
          maySet: countsFor(ask.visitor, asset.holder_id) && asset.state !== 'carded' && whyNotOpen(asset) === null,
        }
      }),
    ),
    handle(cardRoutes.setUseMark, (ask, { params, body }) =>
      ask.transaction((tx) => setMark(tx, ask, params.id, body.answers, whyNotOperate)),
    ),
    handle(cardRoutes.endUseMark, (ask, { params, body }) => ask.transaction((tx) => endOwnMark(tx, ask, params.id, body.reason))),
  ]
}

function registerCells(m: UseMarkLine): ExcelCell[] {
  return [
    m.assetCode,
    m.assetName,
    m.holderName,
    m.operatorName,
    manners[m.manner]?.zh ?? m.manner,
    m.agreement,
    m.startsOn,
    m.endsOn,
    states[m.state],
    m.setBy,
    excelMoment(new Date(m.setAt)),
    m.endReason,
    m.fallen ? fallen[m.fallen].zh : '',
  ]
}

async function endOwnMark(tx: Tx, ask: Ask, id: string, reason: string): Promise<UseMark> {
  const mark = await lockMark(tx, id, ask.today)
  if (!mark || !countsFor(ask.visitor, mark.holderId)) throw notFound()
  if (mark.endedAt)
    throw new Denied(409, {
      code: 'mark-ended',
      message: { zh: '这个使用标识已经终止', en: 'This use mark has been ended' },
      remedy: { zh: '刷新页面，查看现行的使用标识', en: 'Reload, and see the marks that run' },
      basis: 'choice:use-mark',
    })
  await endMark(tx, mark.id, { name: ask.visitor.officerName, reason, at: ask.now })
  await noted(tx, ask, 'end-use-mark', mark.assetId, mark.holderId, { mark: mark.id, reason })
  return (await marksOf(tx, mark.assetId, ask.today)).find((m) => m.id === mark.id)!
}

async function setMark(tx: Tx, ask: Ask, assetId: string, given: Record<string, unknown>, whyNotOperate: InventoryLent['whyNotOperate']) {
  const asset = await lockAsset(tx, assetId)
  if (!asset || !countsFor(ask.visitor, asset.holder_id)) throw notFound()
  whyNotMark(asset)
  const checked = checkForm('use-mark', given, { mode: 'complete', today: ask.today })
  if (!checked.ok) throw invalid(checked.fields)
  const { operator, manner, agreement, startsOn, endsOn, note } = Object.fromEntries(
    Object.entries(checked.value).map(([id, answer]) => [id, textOf(answer)]),
  )
  if (endsOn! < ask.today)
    throw invalid([{ field: 'endsOn', message: { zh: '期限已过，不能再登记使用标识', en: 'The term is over already' } }])
  const barred = await whyNotOperate(tx, operator!, assetId, ask.today)
  if (barred) throw new Denied(422, { ...barred, fields: [{ field: 'operator', message: barred.message }] })
  const id = randomUUID()
  const how = await insertMark(tx, {
    id,
    assetId,
    operatorId: operator!,
    manner: manner!,
    agreement: agreement!,
    startsOn: startsOn!,
    endsOn: endsOn!,
    note: note ?? '',
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  if (how === 'no-operator')
    throw new Denied(422, {
      code: 'not-an-operator',
      message: {
        zh: '所选机构不是运营主体，不得运营公共数据资产',
        en: 'This organisation is no operator and does not operate public data assets',
      },
      basis: '§5.2',
      remedy: { zh: '请选择已选取的运营主体', en: 'Choose an operator that was selected' },
      fields: [{ field: 'operator', message: { zh: '不是运营主体', en: 'Not an operator' } }],
    })
  if (how === 'stands')
    throw new Denied(409, {
      code: 'marked-already',
      message: { zh: '同一运营主体、同一协议的使用标识已经登记', en: 'This operator and agreement are marked already' },
      basis: 'choice:use-mark',
      remedy: { zh: '协议有变的，先终止原标识', en: 'If the agreement changed, end the mark that stands' },
    })
  await noted(tx, ask, 'set-use-mark', assetId, asset.holder_id, { mark: id, operator, agreement })
  return (await marksOf(tx, assetId, ask.today)).find((m) => m.id === id)!
}

/** Only what has been through an inventory is marked. */
function whyNotMark(asset: AssetRow): void {
  const gone = whyNotOpen(asset)
  if (gone) throw new Denied(409, gone)
  if (asset.state === 'carded')
    throw new Denied(409, {
      code: 'not-catalogued',
      message: { zh: '信息卡尚未经复核生效，不能登记使用标识', en: 'The card is not in force yet, so it cannot be marked' },
      basis: '§3.11',
      remedy: { zh: '先完成盘点复核', en: 'Finish the inventory round first' },
    })
}

async function noted(
  tx: Tx,
  ask: Ask,
  action: AuditAction,
  assetId: string,
  holderId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, auditLine(ask, action, { kind: 'asset', id: assetId, holderId }, detail), ask.now)
  await announce(tx, { kind: 'asset', id: assetId })
}
