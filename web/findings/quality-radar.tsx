import { useMemo } from 'react'
import type { Quality } from '#contract/findings.ts'
import { Chart } from '../ui/chart.tsx'
import { useWords } from '../ui/language.tsx'
import { BANYAN } from '../ui/theme.tsx'

/**
 * The dimensions of quality as a net; those that could not be measured have no place in it, and are told of beside it. The same figures
 * stand in a table below.
 */
export function QualityRadar({ quality }: { quality: Quality }) {
  const { w } = useWords()
  const measured = useMemo(
    () => quality.dimensions.flatMap((each) => (each.score === null ? [] : [{ title: each.title, score: each.score }])),
    [quality],
  )
  const option = useMemo(
    () => ({
      radar: {
        radius: '60%',
        splitNumber: 4,
        axisName: { color: '#1c2421', fontSize: 12 },
        splitArea: { areaStyle: { color: ['#fff', '#f7faf8'] } },
        splitLine: { lineStyle: { color: '#d3ded9' } },
        axisLine: { lineStyle: { color: '#d3ded9' } },
        indicator: measured.map((each) => ({ name: `${w(each.title)}\n${(each.score * 100).toFixed(0)}`, max: 1 })),
      },
      series: [
        {
          type: 'radar',
          symbolSize: 5,
          lineStyle: { width: 2, color: BANYAN },
          itemStyle: { color: BANYAN },
          areaStyle: { color: 'rgba(23,105,79,.16)' },
          data: [{ value: measured.map((each) => each.score) }],
        },
      ],
    }),
    [measured, w],
  )
  const missing = quality.dimensions.filter((each) => each.score === null)
  return (
    <div>
      {measured.length >= 3 && (
        <Chart
          option={option}
          label={w({
            zh: `各质量维度的得分：${measured.map((each) => `${each.title.zh} ${(each.score * 100).toFixed(0)}`).join('，')}`,
            en: `Scores of quality: ${measured.map((each) => `${each.title.en} ${(each.score * 100).toFixed(0)}`).join(', ')}`,
          })}
          height={290}
        />
      )}
      {missing.length > 0 && (
        <p className="quiet quality-missing">
          {w({
            zh: `从数据看不出、不计入：${missing.map((each) => each.title.zh).join('、')}`,
            en: `Not seen in the data, left out: ${missing.map((each) => each.title.en).join(', ')}`,
          })}
        </p>
      )}
    </div>
  )
}
