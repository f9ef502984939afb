import { useMemo } from 'react'
import type { Cockpit } from '#contract/supervision.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { BANYAN } from '../ui/theme.tsx'
import { Chart } from '../ui/chart.tsx'

/** Applications submitted and assets registered month by month; the same figures as a table. */
export function Monthly({ monthly }: { monthly: Cockpit['monthly'] }) {
  const { w } = useWords()
  const names = { submitted: w({ zh: '提交登记申请', en: 'Applications' }), registered: w({ zh: '登记', en: 'Registered' }) }
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
    </>
  )
}
