import { useEffect, useRef } from 'react'
import type { EChartsCoreOption } from 'echarts/core'

/** A drawing of figures that stand in a table beside it; its code is fetched when it is shown. */
export function Chart({
  option,
  label,
  height = 260,
  onPick,
}: {
  option: EChartsCoreOption
  label: string
  height?: number
  onPick?: (index: number) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const element = place.current
    if (!element) return
    let isGone = false
    let leave = () => {}
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return
      const chart = init(element, null, { renderer: 'svg' })
      chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(element).fontFamily }, ...option })
      chart.on('click', (event) => pick.current?.(event.dataIndex))
      const watcher = new ResizeObserver(() => chart.resize())
      watcher.observe(element)
      leave = () => {
        watcher.disconnect()
        chart.dispose()
      }
    })
    return () => {
      isGone = true
      leave()
    }
  }, [option])
  return <div ref={place} role="img" aria-label={label} className="chart" style={{ height }} />
}
