import { writeFileSync } from 'node:fs'
import * as echarts from 'echarts'

/** What was measured at one size, in milliseconds by name. */
export type Point = { readonly size: number; readonly ms: Readonly<Record<string, number>> }

/** Draws points by powers of ten on both axes: what grows with the city rises with the grey line, what does not lies flat. `of` names what the sizes count. */
export function draw(points: readonly Point[], of: string, file: string): void {
  const names = Object.keys(points[0]!.ms)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 1100, height: 620 })
  const first = points[0]!.size
  chart.setOption({
    animation: false, title: { text: `How it grows: milliseconds by ${of} of the city`, left: 'center' }, grid: { left: 70, right: 330, top: 50, bottom: 50 },
    legend: { orient: 'vertical', right: 10, top: 'middle', data: names },
    xAxis: { type: 'log', name: of, min: first, max: points.at(-1)!.size }, yAxis: { type: 'log', name: 'ms', min: 1, max: 100_000 },
    series: [...names.map(name => ({ name, type: 'line', data: points.map(point => [point.size, Math.max(1, point.ms[name]!)]) })), { name: 'as the city', type: 'line', lineStyle: { type: 'dashed', color: '#999' }, symbol: 'none', data: points.map(({ size }) => [size, 10 * size / first]) }],
  })
  writeFileSync(file, chart.renderToSVGString())
  chart.dispose()
}
