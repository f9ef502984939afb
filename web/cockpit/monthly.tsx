import { useMemo } from 'react'
import type { Cockpit } from '#contract/supervision.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { BANYAN } from '../ui/theme.tsx'
import { Chart } from '../ui/chart.tsx'

/** Applications submitted, and what is registered now by the month of its latest registration; the same figures as a table. */
export function Monthly({ monthly }: { monthly: Cockpit['monthly'] }) {
  const { w } = useWords()
  const names = { submitted: w({ zh: '提交登记申请', en: 'Applications' }), registered: w({ zh: '现有登记', en: 'Registered now' }) }
  const option = useMemo(() => ({
    grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true }, tooltip: { trigger: 'axis' }, legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 9 },
    xAxis: { type: 'category', data: monthly.map(each => each.month), axisLabel: { color: '#56605c' } }, yAxis: { type: 'value', minInterval: 1, axisLabel: { color: '#56605c' }, splitLine: { lineStyle: { color: '#e3e8e5' } } },
    series: [
      { name: names.submitted, type: 'bar', barMaxWidth: 22, itemStyle: { color: '#8fbfae' }, data: monthly.map(each => each.submitted) },
      { name: names.registered, type: 'line', symbolSize: 7, lineStyle: { width: 2 }, itemStyle: { color: BANYAN }, data: monthly.map(each => each.registered) },
    ],
  }), [monthly, names.submitted, names.registered])
  const label = w({ zh: '逐月申请与登记', en: 'Applications and registrations by month' })
  return (
    <>
      <Chart option={option} label={label} />
      <details className="cockpit-data">
        <summary>{w({ zh: '看数据表', en: 'As a table' })}</summary>
        <table className="cockpit-table" aria-label={label}>
          <thead><tr><th scope="col">{w({ zh: '月份', en: 'Month' })}</th><th scope="col">{names.submitted}</th><th scope="col">{names.registered}</th></tr></thead>
          <tbody>{monthly.map(each => <tr key={each.month}><th scope="row" className="number">{each.month}</th><td>{count(each.submitted)}</td><td>{count(each.registered)}</td></tr>)}</tbody>
        </table>
      </details>
      <p className="quiet">{w({ zh: '提交的是首次登记和存量登记的申请；现有登记计在最近一次登记的月份，变更、续展、转移以后移到办结的月份。逐月发生的登记见', en: 'Applications are first and legacy ones; what is registered counts in the month of its latest registration, and moves there when it is changed, renewed or transferred. What was registered month by month stands in the ' })}<a href="/statistics">{w({ zh: '公开统计', en: 'open statistics' })}</a>{w({ zh: '。', en: '.' })}</p>
    </>
  )
}
