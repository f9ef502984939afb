import { useMemo } from 'react'
import type { Cockpit } from '#contract/supervision.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { BANYAN } from '../ui/theme.tsx'
import { Chart } from '../ui/chart.tsx'

type Figure = Exclude<keyof Cockpit['monthly'][number], 'month'>
const titles: Readonly<Record<Figure, { zh: string; en: string }>> = {
  submitted: { zh: '提交登记申请', en: 'Applications' },
  registered: { zh: '新登记', en: 'Registered' },
  changed: { zh: '变动换证', en: 'Changed' },
  deregistered: { zh: '注销', en: 'Deregistered' },
  revoked: { zh: '撤销', en: 'Revoked' },
  lapsed: { zh: '到期失效', en: 'Expired' },
}
const columns = Object.keys(titles) as Figure[]

/** Applications, and the registrations that took effect, were changed and ended, each in its own month; the same figures as a table. */
export function Monthly({ monthly }: { monthly: Cockpit['monthly'] }) {
  const { w } = useWords()
  const label = w({ zh: '逐月申请与登记', en: 'Applications and registrations by month' })
  const option = useMemo(() => {
    const line = (name: string, color: string, data: number[], type = 'solid') => ({
      name,
      type: 'line',
      symbolSize: 7,
      lineStyle: { width: 2, type },
      itemStyle: { color },
      data,
    })
    return {
      grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 9 },
      xAxis: { type: 'category', data: monthly.map((each) => each.month), axisLabel: { color: '#56605c' } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: '#56605c' }, splitLine: { lineStyle: { color: '#e3e8e5' } } },
      series: [
        {
          name: w(titles.submitted),
          type: 'bar',
          barMaxWidth: 22,
          itemStyle: { color: '#8fbfae' },
          data: monthly.map((each) => each.submitted),
        },
        line(
          w(titles.registered),
          BANYAN,
          monthly.map((each) => each.registered),
        ),
        line(
          w({ zh: '失效（注销、撤销、到期）', en: 'Ended (deregistered, revoked, expired)' }),
          '#a4553a',
          monthly.map((each) => each.deregistered + each.revoked + each.lapsed),
          'dashed',
        ),
      ],
    }
  }, [monthly, w])
  return (
    <>
      <Chart option={option} label={label} />
      <details className="cockpit-data">
        <summary>{w({ zh: '看数据表', en: 'As a table' })}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label={label}>
          <table className="cockpit-table">
            <thead>
              <tr>
                <th scope="col">{w({ zh: '月份', en: 'Month' })}</th>
                {columns.map((each) => (
                  <th key={each} scope="col">
                    {w(titles[each])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {monthly.map((row) => (
                <tr key={row.month}>
                  <th scope="row" className="number">
                    {row.month}
                  </th>
                  {columns.map((each) => (
                    <td key={each}>{count(row[each])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <p className="quiet">
        {w({
          zh: '各按生效的月份计，以后的变动不改变以前的月份：提交和新登记是首次登记、存量登记；变动换证是变更、更正、续展、转移。按类型和行业的统计见',
          en: 'Each counts in the month it took effect in, and nothing later moves it: applications and registrations are first and legacy ones; changes are amendments, corrections, renewals and transfers. By type and sector they stand in the ',
        })}
        <a href="/statistics">{w({ zh: '公开统计', en: 'open statistics' })}</a>
        {w({ zh: '。', en: '.' })}
      </p>
    </>
  )
}
