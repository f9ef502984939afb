import type { DeskFigure } from '#contract/desks.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Reader } from '#server/http/ask.ts'
import { dutyKinds } from '#server/inventory/reminders.sql.ts'
import { figure } from './desk-parts.ts'
import { findOversight } from './oversight.view.sql.ts'
import { reportDueOn, reportYearOf } from './reports/reports.ts'
import { sumReportDuties } from './reports/reports.sql.ts'

const said = (zh: string, en: string): Words => ({ zh, en })
/** Who reads incidents of operators beside themselves. */
const readsIncidents = ['data-bureau', 'registrar', 'cyberspace-office', 'police']
const readsReports = ['producer', 'data-bureau', 'registrar', 'finance-bureau', 'sector-authority']

/** What supervision has on the table of a unit or a supervisor: yearly reports, inspections, incidents and their clocks (§7.2, §7.3, §7.5). */
export async function oversightFigures(tx: Tx, ask: Reader): Promise<DeskFigure[]> {
  const { role } = ask.visitor
  const found = await findOversight(tx, ask.now)
  const ofIncidents =
    found.late > 0 ? said(`${found.late} 项报告时限已过`, `${found.late} clocks ran out`) : said('报告时限均未过', 'no clock has run out')
  return [
    ...(await reportFigure(tx, ask)),
    figure('inspections', said('办理中的监督检查', 'Inspections that run'), found.inspections, '/desk/inspections?state=open', {
      tone: found.rectifying > 0 ? 'care' : 'plain',
      note: said(`整改和复查中 ${found.rectifying}`, `${found.rectifying} being put right`),
    }),
    ...(readsIncidents.includes(role)
      ? [
          figure('incidents', said('未办结的安全事件', 'Incidents not closed'), found.incidents, '/desk/incidents?state=open', {
            tone: found.late > 0 ? 'bad' : found.incidents > 0 ? 'care' : 'good',
            note: ofIncidents,
          }),
        ]
      : []),
  ]
}

async function reportFigure(tx: Tx, { visitor, today }: Reader): Promise<DeskFigure[]> {
  const isUnit = visitor.role === 'producer'
  if (!readsReports.includes(visitor.role) || (isUnit && !dutyKinds.includes(visitor.organisationKind ?? ''))) return []
  const year = reportYearOf(today)
  const sum = await sumReportDuties(tx, { year, dueOn: reportDueOn(year), today })
  const tone = sum.overdue > 0 ? 'bad' : sum.received < sum.units ? 'care' : 'good'
  return [
    figure('reports', said(`${year}年度监管报告`, `Supervision reports of ${year}`), sum.received, `/desk/annual-reports?year=${year}`, {
      of: sum.units,
      tone,
      note:
        sum.overdue > 0
          ? said(`逾期 ${sum.overdue}`, `${sum.overdue} late`)
          : said(`${reportDueOn(year)} 前报送`, `due ${reportDueOn(year)}`),
    }),
  ]
}
