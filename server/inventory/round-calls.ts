import { randomUUID } from 'node:crypto'
import { type CalledUnit, type RoundCall, roundCallRoutes } from '#contract/round-calls.ts'
import { checkForm } from '#contract/forms.ts'
import { several } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { type ExcelColumn, excelMoment, sendExcel } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import type { InventoryLent, RoundCase } from './lent.ts'
import { auditLine } from '#server/audit/noting.ts'
import {
  type CalledUnitRow,
  type CallRow,
  findCall,
  findCallable,
  findCalled,
  insertCall,
  listCalledUnits,
  listCalls,
} from './round-calls.sql.ts'
import { casesByRound } from './round-reading.ts'

const stateWords = { 'not-started': '未启动', 'under-way': '进行中', published: '已发布', cancelled: '已取消' } as const
const excelColumns: readonly ExcelColumn[] = [
  { title: '单位', width: 32 },
  { title: '状态', width: 12 },
  { title: '发布时间', width: 22 },
  { title: '是否逾期', width: 10 },
]

/** Rounds a sector authority calls for its units, the Data Bureau for those of every sector: read, called, and how far each unit is (§3.1, §3.5). */
export function roundCalls(platform: Platform, lent: InventoryLent): Handling[] {
  return [
    handle(roundCallRoutes.listRoundCalls, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const { rows, counted } = await listCalls(tx, {
          year: query.year,
          limit: query.limit,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (k) => [k.issued_at.toISOString(), k.id], callOf)
      }),
    ),
    handle(roundCallRoutes.callRound, (ask, { body }) => ask.transaction((tx) => callRound(tx, platform, ask, body))),
    handle(roundCallRoutes.readRoundCall, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const call = await requireCall(tx, params.id)
        return { ...callOf(call), plan: call.plan }
      }),
    ),
    handle(roundCallRoutes.listCalledUnits, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        await requireCall(tx, params.id)
        const { rows, counted } = await listCalledUnits(tx, params.id, {
          state: query.state,
          today: ask.today,
          limit: query.limit,
          after: fromCursor(query.cursor, ['text', 'uuid']),
        })
        const cases = await casesByRound(
          tx,
          lent,
          rows.flatMap((u) => (u.round_id ? [{ id: u.round_id }] : [])),
        )
        return toPage(
          rows,
          query.limit,
          counted,
          (u) => [u.holder_name, u.holder_id],
          (u) => unitOf(u, cases.get(u.round_id ?? '')),
        )
      }),
    ),
    handle(roundCallRoutes.calledUnitsExcel, async (ask, { params, query }) => {
      await ask.transaction((tx) => requireCall(tx, params.id))
      return sendExcel(ask, '盘点布置单位', excelColumns, (after) =>
        ask.transaction(async (tx) => {
          const { rows } = await listCalledUnits(tx, params.id, {
            state: query.state,
            today: ask.today,
            limit: 500,
            after: after as (string | null)[] | null,
          })
          const last = rows.length > 500 ? rows[499]! : null
          return {
            rows: rows.slice(0, 500).map((u) => [u.holder_name, stateWords[u.state], excelMoment(u.published_at), u.is_late ? '逾期' : '']),
            next: last ? [last.holder_name, last.holder_id] : null,
          }
        }),
      )
    }),
  ]
}

async function callRound(
  tx: Tx,
  platform: Platform,
  ask: Ask,
  given: { answers: Record<string, unknown>; holderIds: readonly string[] | null; key: string },
): Promise<RoundCall> {
  const organisationId = ask.visitor.organisationId!
  const before = await findCalled(tx, organisationId, given.key)
  if (before) return callOf(before)
  const isCityWide = ask.visitor.role === 'data-bureau'
  const sector = isCityWide ? '' : (ask.visitor.sector ?? '')
  if (sector === '' && !isCityWide)
    throw new Denied(409, {
      code: 'no-sector',
      message: { zh: '本单位没有登记所管行业，不能布置行业盘点', en: 'No sector is entered for your office' },
      basis: '§2.4',
      remedy: { zh: '请系统管理员补录行业', en: 'Ask the administrator to enter it' },
    })
  const checked = checkForm('round-call', given.answers, { mode: 'complete', today: ask.today })
  if (!checked.ok) throw invalid(checked.fields)
  const plan = checked.value as { title: string; year: number; startsOn: string; endsOn: string }
  const units = await findCallable(tx, isCityWide ? null : sector, given.holderIds)
  const strange = (given.holderIds ?? []).filter((id) => !units.some((u) => u.id === id))
  if (strange.length > 0)
    throw invalid([
      {
        field: 'holderIds',
        message: {
          zh: `有${strange.length}个单位不在您的布置范围，或不是数据生产主体`,
          en: `${several(strange.length, 'unit is no producer', 'units are no producers')} you can call`,
        },
      },
    ])
  if (units.length === 0)
    throw new Denied(409, {
      code: 'no-units',
      message: { zh: '还没有可以布置的单位', en: 'There are no units to call' },
      remedy: { zh: '先请系统管理员登记本行业的单位', en: 'Have the system administrator enter the units of the sector first' },
      basis: 'choice:called-rounds',
    })
  const id = randomUUID()
  await insertCall(
    tx,
    {
      id,
      organisationId,
      sector,
      title: plan.title,
      year: plan.year,
      plan: checked.value,
      endsOn: plan.endsOn,
      by: ask.visitor.officerId,
      byName: ask.visitor.officerName,
      at: ask.now,
      key: given.key,
    },
    units,
  )
  await recordAudit(
    tx,
    auditLine(
      ask,
      'call-round',
      { kind: 'round-call', id, holderId: organisationId },
      { title: plan.title, year: plan.year, sector, units: units.length },
    ),
    ask.now,
  )
  await platform.jobs.enqueue(tx, 'open-called-rounds', { callId: id })
  return callOf((await findCall(tx, id))!)
}

async function requireCall(tx: Tx, id: string): Promise<CallRow> {
  const call = await findCall(tx, id)
  if (!call) throw notFound()
  return call
}

function callOf(k: CallRow): RoundCall {
  return {
    id: k.id,
    title: k.title,
    year: k.year,
    sector: k.sector,
    organisationId: k.organisation_id,
    organisationName: k.organisation_name,
    endsOn: k.ends_on,
    issuedName: k.issued_name,
    issuedAt: k.issued_at.toISOString(),
    units: k.units,
    started: k.started,
    published: k.published,
  }
}

function unitOf(u: CalledUnitRow, kase: RoundCase | undefined): CalledUnit {
  return {
    holderId: u.holder_id,
    holderName: u.holder_name,
    roundId: u.round_id,
    caseId: u.case_id,
    state: u.state,
    step: kase?.step ?? null,
    publishedAt: u.published_at?.toISOString() ?? null,
    isLate: u.is_late,
  }
}
