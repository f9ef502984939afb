import { useMemo } from 'react'
import { choices } from '#law/choices.ts'
import type { Sensitivity } from '#contract/valuation/compute.ts'
import { Basis } from '../ui/basis.tsx'
import { Chart } from '../ui/chart.tsx'
import { useWords } from '../ui/language.tsx'
import { yuan } from '#contract/money.ts'
import { signs } from '#law/words.ts'
import { BANYAN } from '../ui/theme.tsx'
import { changeText, widest } from './sensitivity-order.ts'

const share = choices.sensitivity.value

/** How far the amount follows each main parameter, the strongest on top; the same figures as a table. */
export function SensitivityChart({ fen, tested }: { fen: number; tested: readonly Sensitivity[] }) {
  const { w } = useWords()
  const sorted = useMemo(() => widest(tested), [tested])
  const names = { low: w({ zh: `下浮${share}%`, en: `${share} % lower` }), high: w({ zh: `上浮${share}%`, en: `${share} % higher` }) }
  const option = useMemo(() => {
    const off = (to: number) => Math.round(((to - fen) / fen) * 10_000) / 100
    const upwards = [...sorted].reverse()
    const label = { show: true, position: 'outside', formatter: '{c} %', fontSize: 11, color: '#1c2421' }
    return {
      grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 9 },
      xAxis: {
        type: 'value',
        boundaryGap: ['18%', '18%'],
        axisLabel: { formatter: '{value} %', color: '#56605c' },
        splitLine: { lineStyle: { color: '#e3e8e5' } },
      },
      yAxis: {
        type: 'category',
        data: upwards.map((each) => `${each.tested.symbol} ${w(each.tested.label)}`),
        axisLabel: { color: '#1c2421' },
      },
      series: [
        {
          name: names.low,
          type: 'bar',
          stack: 'all',
          barMaxWidth: 18,
          itemStyle: { color: '#c9923b' },
          label,
          data: upwards.map((each) => off(each.lowFen)),
        },
        {
          name: names.high,
          type: 'bar',
          stack: 'all',
          barMaxWidth: 18,
          itemStyle: { color: BANYAN },
          label,
          data: upwards.map((each) => off(each.highFen)),
        },
      ],
    }
  }, [sorted, fen, w, names.low, names.high])
  const label = w({
    zh: `敏感性：主要参数上下浮动${share}%，评估值的变化`,
    en: `Sensitivity: the amount when a main parameter moves by ${share} %`,
  })
  return (
    <div className="sensitivity">
      <h3>
        {w({ zh: '敏感性', en: 'Sensitivity' })} <Basis of="choice:sensitivity" />
      </h3>
      <Chart option={option} label={label} height={56 + sorted.length * 34} />
      <div className="scroll" tabIndex={0} role="region" aria-label={label}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{w({ zh: '参数', en: 'Parameter' })}</th>
              <th scope="col">{names.low}</th>
              <th scope="col">{names.high}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((each) => (
              <tr key={each.tested.symbol}>
                <th scope="row">
                  {each.tested.symbol} {w(each.tested.label)}
                  {each.isAtEdge && <small className="quiet">{w({ zh: '（取到范围的边上）', en: ' (stopped at its edge)' })}</small>}
                </th>
                <td className="number cell-number">
                  {yuan(each.lowFen)}
                  <span className="change">
                    {w(signs.open)}
                    {changeText(each.lowFen, fen)}
                    {w(signs.close)}
                  </span>
                </td>
                <td className="number cell-number">
                  {yuan(each.highFen)}
                  <span className="change">
                    {w(signs.open)}
                    {changeText(each.highFen, fen)}
                    {w(signs.close)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
