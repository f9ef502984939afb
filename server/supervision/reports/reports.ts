import { strict as assert } from 'node:assert'
import { reportRoutes as routes } from '#contract/supervision-reports.ts'
import { civilDate } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { type ReportFigure, reportFigures } from '#law/reports.ts'
import type { BeginningLender, EffectWork, Fact, FactLender } from '#server/cases/lent.ts'
import { findFiled } from '#server/cases/subject.sql.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { findReportFigures } from './figures.view.sql.ts'
import { findReportMade, insertReport, listReportDuties } from './reports.sql.ts'
import { findOwn } from './own.sql.ts'

/** The last day on which the report of a year is in time (choice:annual-report-due). */
export const reportDueOn = (year: number): string => `${year + 1}-${choices['annual-report-due'].value}`
/** The year whose report is due at a day: the one before. */
export const reportYearOf = (today: string): number => Number(today.slice(0, 4)) - 1

/** A report begins with what the records say of the year before (§7.3). */
export const beginReport: BeginningLender = async (tx, application, _subject, today) => {
  if (!application.includes('annual-report')) return {}
  const own = await findOwn(tx)
  const year = reportYearOf(today)
  const figures = own && (await findReportFigures(tx, own.id, year))
  if (!own || !figures) return {}
  const said = `${year}年，本单位${figures.assets}项数据资产对外使用：使用登记${figures.marks}件，涉及运营主体${figures.operators}家；使用协议${figures.agreements}份，涉及开发主体${figures.developers}家，其中暂停或终止${figures.suspensions}份。外单位在平台查阅${figures.readings}次，导出和打印${figures.exports}次。`
  return { title: `${own.name}${year}年度数据资产监管报告`, year, ...figures, use: said }
}

const mine: readonly Condition[] = ['report-figures-agree', 'report-not-made']

/** Whether a report is of a year that is over, the only one of it, and agrees with the records or says why not. */
export const reportFacts: FactLender = async (tx, kase, wanted, today) => {
  const asked = wanted.filter((name) => mine.includes(name))
  if (asked.length === 0 || !kase.applicantId) return {}
  const answers = kase.draft
  const year = Number(answers['year'] ?? 0)
  const facts: { [C in Condition]?: Fact } = {}
  if (asked.includes('report-not-made')) {
    const made = await findReportMade(tx, kase.applicantId, year, kase.id)
    facts['report-not-made'] =
      year > reportYearOf(today)
        ? { holds: false, why: { zh: `${year}年还没有结束`, en: `The year ${year} is not over yet` } }
        : made.isReceived
          ? { holds: false, why: { zh: `${year}年度的报告已经接收`, en: `The report of ${year} was received` } }
          : made.other
            ? {
                holds: false,
                why: { zh: `${year}年度的报告正在办理：${made.other}`, en: `The report of ${year} is on its way: ${made.other}` },
              }
            : { holds: true }
  }
  // Only the unit itself, and nobody who reads less of its records, can say whether the figures agree.
  if (asked.includes('report-figures-agree') && (await findOwn(tx))?.id === kase.applicantId) {
    const figures = await findReportFigures(tx, kase.applicantId, year)
    const differing = (Object.keys(reportFigures) as ReportFigure[]).filter((name) => answers[name] !== figures[name])
    const listed = (language: 'zh' | 'en') => differing.map((name) => `${reportFigures[name][language]} ${figures[name]}`)
    facts['report-figures-agree'] =
      differing.length === 0 || (typeof answers['differences'] === 'string' && answers['differences'].length >= 10)
        ? {
            holds: true,
            ...(differing.length > 0
              ? {
                  says: {
                    zh: `与记录不一致，已作说明；平台记录：${listed('zh').join('、')}`,
                    en: `It differs and says why; the records have: ${listed('en').join(', ')}`,
                  },
                }
              : {}),
          }
        : {
            holds: false,
            why: {
              zh: `平台${year}年度的记录是：${listed('zh').join('、')}`,
              en: `The records of ${year} have: ${listed('en').join(', ')}`,
            },
          }
  }
  return facts
}

/** A received report enters its register with the figures it reported: those of the records, or others with the reason why (§7.3). */
export const reportEffects = {
  'record-annual-report': async (tx, { kase, at }) => {
    const confirmed = await findFiled(tx, kase.id, 'confirming', 'confirm')
    assert(confirmed && kase.applicantId, 'a unit confirmed it')
    const year = Number(kase.answers['year'])
    const figures = Object.fromEntries(
      (Object.keys(reportFigures) as ReportFigure[]).map((name) => [name, Number(kase.answers[name] ?? 0)]),
    ) as { [F in ReportFigure]: number }
    await insertReport(tx, { caseId: kase.id, holderId: kase.applicantId, year, figures, handedInOn: civilDate(confirmed.at), at })
  },
} as const satisfies Record<string, EffectWork>

/** The yearly reports of public producers: received, under way, overdue. */
export function reportHandlings(): Handling[] {
  return [
    handle(routes.listReports, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const year = query.year ?? reportYearOf(ask.today)
        const dueOn = reportDueOn(year)
        const { rows, counted } = await listReportDuties(
          tx,
          { ...query, year, dueOn, today: ask.today },
          { limit: query.limit, after: fromCursor(query.cursor, ['text', 'uuid']) },
        )
        return toPage(
          rows,
          query.limit,
          counted,
          (d) => [d.initials, d.holderId],
          ({ holderId, holderName, kind, sector, state, isOverdue, caseId, handedInOn, figures }) => ({
            holderId,
            holderName,
            kind,
            sector,
            year,
            dueOn,
            state,
            isOverdue,
            caseId,
            handedInOn,
            figures,
          }),
        )
      }),
    ),
  ]
}
