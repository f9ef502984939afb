import { randomUUID } from 'node:crypto'
import { cardRoutes } from '#contract/cards.ts'
import { checkForm } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { excelMoment, type Sheet, sendExcel, stretched } from '#server/http/excel.ts'
import { sendPrint } from '#server/http/list-print.ts'
import { toPage } from '#server/http/pages.ts'
import { announce } from '#server/jobs/live.ts'
import { countMemos, insertReview, listMemos, lockMemo, memosBy, type MemosAsked } from './memo.sql.ts'

const grounds = { 'not-confirmed': '暂不具备确认条件', expired: '凭证到期', deregistered: '凭证注销', revoked: '凭证撤销' } as const

/** The memorandum register (§4.6): its list, what is due, and reviews, by which an entry stays until another day. */
export function memos(): Handling[] {
  return [
    handle(cardRoutes.listMemos, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = memosBy(query.sort)
        const rows = await listMemos(tx, query, ask.today, by.place(query))
        return toPage(rows, query.limit, await countMemos(tx, query, ask.today), by.keysOf)
      }),
    ),
    handle(cardRoutes.memosExcel, async (ask, { query }) => sendExcel(ask, ...memoSheet(ask, query))),
    handle(cardRoutes.printMemos, async (ask, { query }) =>
      sendPrint(ask, memoSheet(ask, query), ['登记人', '复核人', '单位（章）', '日期']),
    ),
    handle(cardRoutes.reviewMemo, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const memo = await lockMemo(tx, params.id, ask.today)
        if (!memo || memo.holderId !== ask.visitor.organisationId) throw notFound()
        if (memo.leftAt)
          throw new Denied(409, {
            code: 'memo-left',
            message: { zh: '该资产已移出备查簿', en: 'The asset has left the memorandum register' },
            remedy: { zh: '在资产页查看它现在所在的账簿', en: 'The page of the asset tells in which book it now stands' },
            basis: '§4.6',
          })
        const checked = checkForm('memo-review', body.answers, { mode: 'complete', today: ask.today })
        if (!checked.ok) throw invalid(checked.fields)
        const reviewOn = textOf(checked.value['reviewOn'])
        if (reviewOn <= ask.today)
          throw invalid([{ field: 'reviewOn', message: { zh: '下次复核日期应在今天之后', en: 'The next review is after today' } }])
        await insertReview(tx, {
          id: randomUUID(),
          assetId: memo.assetId,
          finding: textOf(checked.value['finding']),
          reviewOn,
          by: ask.visitor.officerId,
          byName: ask.visitor.officerName,
          at: ask.now,
        })
        const { visitor } = ask
        await recordAudit(
          tx,
          {
            officerId: visitor.officerId,
            organisationId: visitor.organisationId,
            role: visitor.role,
            action: 'review-memo',
            objectKind: 'asset',
            objectId: memo.assetId,
            outcome: 'done',
            detail: { reviewOn },
            holderId: memo.holderId,
            requestId: ask.requestId,
            address: ask.address,
          },
          ask.now,
        )
        await announce(tx, { kind: 'asset', id: memo.assetId })
        return (await lockMemo(tx, memo.assetId, ask.today))!
      }),
    ),
  ]
}

/** The register as it is exported and printed. */
function memoSheet(ask: Ask, asked: MemosAsked): Sheet {
  const columns = [
    ['资产编码', 30],
    ['资产名称', 40],
    ['持有单位', 30],
    ['纳入原因', 18],
    ['理由', 50],
    ['复核日期', 12],
    ['已到复核日', 12],
    ['复核次数', 10],
    ['最近复核情况', 50],
    ['纳入时间', 20],
    ['移出时间', 20],
  ] as const
  const by = memosBy(asked.sort)
  const find = (limit: number, after: (string | null)[] | null) =>
    ask.transaction((tx) => listMemos(tx, asked, ask.today, by.stretch(limit, after)))
  return [
    '资产备查簿',
    columns.map(([title, width]) => ({ title, width })),
    stretched(find, by.keysOf, (m) => [
      m.code,
      m.name,
      m.holderName,
      grounds[m.ground],
      m.reason,
      m.reviewOn,
      m.isDue ? '是' : '',
      m.reviews,
      m.lastFinding,
      excelMoment(new Date(m.enteredAt)),
      m.leftAt ? excelMoment(new Date(m.leftAt)) : null,
    ]),
  ]
}
