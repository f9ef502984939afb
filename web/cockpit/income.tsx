import { useMemo } from 'react'
import { yuan } from '#contract/money.ts'
import type { Cockpit } from '#contract/supervision.ts'
import { useWords } from '../ui/language.tsx'
import { BANYAN } from '../ui/theme.tsx'
import { Chart } from '../ui/chart.tsx'

/** What orders earned, what fell due to the treasury for it and what it received, month by month in yuan; the same figures as a table. */
export function Income({ income }: { income: NonNullable<Cockpit['income']> }) {
  const { w } = useWords()
  const names = {
    earned: w({ zh: '成交收入', en: 'Earned' }),
    due: w({ zh: '应缴国库', en: 'Due to the treasury' }),
    received: w({ zh: '国库收讫', en: 'Received' }),
  }
  const option = useMemo(() => {
    const bars = (name: string, color: string, fen: readonly number[]) => ({
      name,
      type: 'bar',
      barMaxWidth: 16,
      itemStyle: { color },
      data: fen.map((each) => each / 100),
    })
    return {
      grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis' },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 9 },
      xAxis: { type: 'category', data: income.map((each) => each.month), axisLabel: { color: '#56605c' } },
      yAxis: { type: 'value', axisLabel: { color: '#56605c' }, splitLine: { lineStyle: { color: '#e3e8e5' } } },
      series: [
        bars(
          names.earned,
          '#b5d6ca',
          income.map((each) => each.earned),
        ),
        bars(
          names.due,
          '#80b39f',
          income.map((each) => each.due),
        ),
        bars(
          names.received,
          BANYAN,
          income.map((each) => each.received),
        ),
      ],
    }
  }, [income, names.earned, names.due, names.received])
  const label = w({ zh: '逐月收入与入库（元）', en: 'Income and treasury by month (yuan)' })
  return (
    <>
      <Chart option={option} label={label} />
      <details className="cockpit-data">
        <summary>{w({ zh: '看数据表', en: 'As a table' })}</summary>
        <table className="cockpit-table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{w({ zh: '月份', en: 'Month' })}</th>
              <th scope="col">{names.earned}</th>
              <th scope="col">{names.due}</th>
              <th scope="col">{names.received}</th>
            </tr>
          </thead>
          <tbody>
            {income.map((each) => (
              <tr key={each.month}>
                <th scope="row" className="number">
                  {each.month}
                </th>
                <td>{yuan(each.earned)}</td>
                <td>{yuan(each.due)}</td>
                <td>{yuan(each.received)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
