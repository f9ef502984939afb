import { incidentRoutes as routes, type IncidentView } from '#contract/supervision-incidents.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import type { Tx } from '#server/db/transaction.ts'
import { clocksFrom, runningFrom } from './clocks.ts'
import {
  changeIncident,
  countIncidents,
  findIncident,
  incidentsBy,
  insertReport,
  listIncidents,
  lockIncident,
  meetClock,
  type Standing,
  startClocks,
} from './incidents.sql.ts'
import { tellOf } from './telling.ts'
import { incidentLevels } from '#law/incidents.ts'

const order = Object.keys(incidentLevels)
const notRunning = () =>
  new Denied(409, {
    code: 'not-handling',
    message: { zh: '事件不在处置中，不能再登记报告', en: 'The incident is not being dealt with; nothing more is recorded' },
    remedy: { zh: '新的情况请另报一件安全事件', en: 'Report what is new as another incident' },
    basis: '§7.5',
  })

/** The register of incidents, one incident with its clocks, and what is reported of it (§7.5). */
export function incidentHandlings(): Handling[] {
  return [
    handle(routes.listIncidents, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const by = incidentsBy(query.sort)
        const rows = await listIncidents(tx, query, ask.now, by.place(query))
        return toPage(rows, query.limit, await countOf(rows, query, () => countIncidents(tx, query, ask.now)), by.keysOf)
      }),
    ),
    handle(routes.readIncident, (ask, { params }) => ask.transaction((tx) => viewOf(tx, ask, params.id))),
    handle(routes.reportIncident, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const found = await lockIncident(tx, params.id)
        if (!found || found.operatorId !== ask.visitor.organisationId) throw notFound()
        if (found.step !== 'handling') throw notRunning()
        const toldAt = new Date(body.toldAt)
        if (toldAt > ask.now || toldAt < found.discoveredAt)
          throw invalid([{ field: 'toldAt', message: { zh: '在发现之后、现在之前', en: 'After the discovery and not later than now' } }])
        if (body.kind === 'told' && (!body.clock || !body.toldTo.trim()))
          throw invalid([
            {
              field: body.clock ? 'toldTo' : 'clock',
              message: { zh: '写明报告的是哪一项、报告给谁', en: 'Say which report it was and to whom' },
            },
          ])
        if (body.clock === 'final')
          throw invalid(
            [
              {
                field: 'clock',
                message: {
                  zh: '总结报告在办件中提交，提交时即算报告',
                  en: 'The final report is handed in with the case, which meets its clock',
                },
              },
            ],
            'choice:incident-clock-final',
          )
        const isNew = await insertReport(tx, params.id, {
          ...body,
          clock: body.kind === 'told' ? body.clock! : null,
          level: body.level ?? null,
          toldAt,
          officerName: ask.visitor.officerName,
          at: ask.now,
        })
        if (isNew) await follow(tx, ask, params.id, found, { ...body, toldAt })
        return viewOf(tx, ask, params.id)
      }),
    ),
  ]
}

type Told = {
  readonly kind: string
  readonly clock?: IncidentView['clocks'][number]['clock'] | undefined
  readonly level?: IncidentView['level'] | undefined
  readonly toldAt: Date
}

/** What a report changes: the clock it meets, a level that was raised with the clocks that come with it, or the end of handling. */
async function follow(tx: Tx, ask: Ask, caseId: string, found: Standing, { kind, clock, level, toldAt }: Told): Promise<void> {
  if (kind === 'told' && clock && !(await meetClock(tx, caseId, clock, toldAt)))
    throw new Denied(409, {
      code: 'no-clock',
      message: { zh: '这项报告没有在计时，或者已经登记', en: 'That clock does not run, or was met' },
      basis: 'choice:incident-clock-network',
      remedy: { zh: '其他情况登记为续报', en: 'Record anything else as progress' },
    })
  if (level && level !== found.level) {
    if (order.indexOf(level) < order.indexOf(found.level))
      throw invalid([
        {
          field: 'level',
          message: {
            zh: '级别只能调高；误报的在总结报告中说明',
            en: 'A level is only raised; what was overrated is explained in the final report',
          },
        },
      ])
    await changeIncident(tx, caseId, { level })
    await startClocks(tx, caseId, clocksFrom({ ...found, level }, found.discoveredAt))
    await tellOf(tx, { ...found, level, caseId, operatorName: ask.visitor.organisationName }, ask.now)
  }
  if (kind === 'ended') {
    if (found.endedAt)
      throw new Denied(409, {
        code: 'ended',
        message: { zh: '处置结束已经登记', en: 'Its end was recorded' },
        remedy: { zh: '刷新页面，查看已登记的处置结果', en: 'Reload, and see what was recorded' },
        basis: '§7.5',
      })
    await changeIncident(tx, caseId, { endedAt: toldAt })
    await startClocks(tx, caseId, [runningFrom('final', toldAt)])
  }
  await recordAudit(
    tx,
    {
      officerId: ask.visitor.officerId,
      organisationId: ask.visitor.organisationId,
      role: ask.visitor.role,
      action: 'report-incident',
      objectKind: 'case',
      objectId: caseId,
      outcome: 'done',
      holderId: found.operatorId,
      detail: { kind, clock, level },
      requestId: ask.requestId,
      address: ask.address,
    },
    ask.now,
  )
}

async function viewOf(tx: Tx, ask: Ask, caseId: string): Promise<IncidentView> {
  const found = await findIncident(tx, caseId, ask.now)
  if (!found) throw notFound()
  return {
    ...found,
    mayReport: found.operatorId === ask.visitor.organisationId && ask.visitor.role === 'operator' && found.step === 'handling',
    now: ask.now.toISOString(),
  }
}
