import { sectorWords } from '#contract/sector-words.ts'
import type { OpenStatistics } from '#contract/supervision.ts'
import { registrationMarks } from '#law/marks.ts'
import { basisLinks } from './basis.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './layout.ts'
import { typeWords } from './notices.ts'
import { table } from './table.ts'
import { trend } from './trend.ts'
import type { View } from './view.ts'

/** A month, `YYYY-MM`, with what was registered in it, its notices, and how many of them ended by an objection. */
export type MonthCount = { readonly month: string; readonly registered: number; readonly opened: number; readonly ended: number }

type Counted = { readonly title: string; readonly count: number }

/** Open statistics: registrations by month, type, mark and sector, drawn and in tables, and as files (choice:open-statistics). */
export function statisticsPage(view: View, found: OpenStatistics): Page {
  const { t, w } = view
  const { registrations } = found
  const total = sum(registrations.map((r) => r.registered))
  const months = monthsOf(found, 24)
  const label = t('每月登记', 'Registrations a month')
  return {
    title: t('公开统计', 'Open statistics'),
    here: 'statistics',
    body: html`<h1>${t('公开统计', 'Open statistics')}</h1>
<p class="lead">${t(`截至 ${found.asOf}，共发放登记凭证 ${total.toLocaleString('en-US')} 张；由公开的登记簿和公示汇总。`, `Until ${found.asOf} ${total.toLocaleString('en-US')} certificates were issued; counted from the public register and notices.`)}</p>
<p><a class="button button-quiet" href="/statistics.csv">${t('下载 CSV', 'Download CSV')}</a> <a class="button button-quiet" href="/api/public/statistics">${t('下载 JSON', 'Download JSON')}</a></p>
<h2>${t('按月', 'By month')}</h2>
<div class="figure">${trend(
      view,
      months.map(({ month, registered }) => ({ month, count: registered })),
      label,
    )}<small>${label}${t('：', ': ')}<span class="keep">${months[0]!.month}</span> ${t('至', 'to')} <span class="keep">${months.at(-1)!.month}</span></small></div>
${table(
  label,
  [
    { title: t('月份', 'Month'), kind: 'row-title' },
    { title: t('登记', 'Registered'), kind: 'number' },
    { title: t('公示', 'Notices'), kind: 'number' },
    { title: t('异议成立', 'Ended by objection'), kind: 'number' },
  ],
  months
    .toReversed()
    .filter(({ registered, opened }, at) => at < 12 || registered > 0 || opened > 0)
    .map(({ month, registered, opened, ended }) => ({ cells: [month, registered, opened, ended] })),
  { isFigures: true },
)}
<h2>${t('按登记类型', 'By type')}</h2>${bars(
      view,
      t('登记类型', 'Type'),
      by(registrations, (r) => typeWords(view, r.type)),
    )}
<h2>${t('按登记标注', 'By mark')}</h2>${bars(
      view,
      t('登记标注', 'Marked as'),
      by(marked(registrations), (r) => w(registrationMarks[r.mark].title)),
      t('没有标注过的登记。', 'No registration is marked.'),
    )}
<h2>${t('按行业', 'By sector')}</h2>${bars(
      view,
      t('行业', 'Sector'),
      by(registrations, (r) => (r.sector ? w(sectorWords(r.sector)) : t('未注明', 'Not stated'))),
    )}
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['§4.2', 'choice:open-statistics'])}</p>`,
  }
}

/** The last months up to the day the figures are of, oldest first, those in which nothing happened too. */
export function monthsOf({ asOf, registrations, notices }: OpenStatistics, count: number): MonthCount[] {
  return lastMonths(asOf, count).map((month) => {
    const { opened, ended } = notices.find((n) => n.month === month) ?? { opened: 0, ended: 0 }
    return { month, registered: sum(registrations.filter((r) => r.month === month).map((r) => r.registered)), opened, ended }
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

/** A registration counts under each of its marks. */
const marked = (registrations: OpenStatistics['registrations']) =>
  registrations.flatMap(({ marks, registered }) => marks.map((mark) => ({ mark, registered })))

function by<L extends { readonly registered: number }>(registrations: readonly L[], titleOf: (line: L) => string): Counted[] {
  const counts = new Map<string, number>()
  for (const line of registrations) counts.set(titleOf(line), (counts.get(titleOf(line)) ?? 0) + line.registered)
  return [...counts]
    .map(([title, count]) => ({ title, count }))
    .toSorted((a, b) => b.count - a.count || a.title.localeCompare(b.title, 'zh'))
}

function bars(
  { t }: View,
  title: string,
  counted: readonly Counted[],
  nothing = t('还没有登记。第一张凭证发放后会统计在这里。', 'Nothing is registered yet; the first certificate will be counted here.'),
): Markup {
  if (counted.length === 0) return html`<p class="nothing">${nothing}</p>`
  const most = Math.max(...counted.map(({ count }) => count))
  return table(
    title,
    [{ title, kind: 'row-title' }, { title: t('登记', 'Registered'), kind: 'number' }, { title: t('图示', 'Drawn') }],
    counted.map(({ title: what, count }) => ({
      cells: [
        what,
        count.toLocaleString('en-US'),
        html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none"><rect width="${Math.max(1, Math.round((count / most) * 1000) / 10)}" height="6" fill="#17694f"/></svg>`,
      ],
    })),
    { isFigures: true },
  )
}

/** The last months up to the month of a day, oldest first. */
function lastMonths(today: string, count: number): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: count }, (_, n) => {
    const at = year * 12 + month - count + n
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
