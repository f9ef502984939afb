import { useEffect, useRef } from 'react'
import type { Trace } from '#contract/trace.ts'
import { useWords } from '../ui/language.tsx'
import { Inside } from '../ui/inside.tsx'
import { kindWords, nodeWords } from './kind-words.ts'
import { boxHeight, boxWidth, tracePlaces } from './trace-places.ts'

/**
 * The trace as a drawing: the life of an asset from left to right, every box with a page opens it; what it began from stands in the
 * middle, and above it every kind leads to its column.
 */
export function TraceDrawing({ trace }: { trace: Trace }) {
  const { w } = useWords()
  const { places, columns, width, height } = tracePlaces(trace)
  const at = new Map(places.map((place) => [place.key, place]))
  const region = useRef<HTMLDivElement>(null)
  const startX = at.get(trace.start)?.x ?? 0
  useEffect(() => {
    if (region.current) region.current.scrollLeft = middleOf(startX, region.current)
  }, [trace.start, startX])
  const show = (x: number) => region.current?.scrollTo({ left: middleOf(x, region.current), behavior: 'smooth' })
  return (
    <>
      <ol
        className="trace-steps"
        aria-label={w({ zh: '从数据源到去向，按一下看这一列', en: 'From the source on; press one to see its column' })}
      >
        {columns.map(({ kind, x }) => (
          <li key={kind}>
            <button type="button" onClick={() => show(x)}>
              {w(kindWords[kind])} <span className="number">{places.filter((place) => place.kind === kind).length}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className="scroll" ref={region} tabIndex={0} role="region" aria-label={w({ zh: '追溯图', en: 'The trace drawn' })}>
        <div className="trace" style={{ width, height }}>
          {columns.map(({ kind, x }) => (
            <span key={kind} className="trace-kind" style={{ left: x, width: boxWidth }}>
              {w(kindWords[kind])}
            </span>
          ))}
          <svg width={width} height={height} aria-hidden="true">
            {trace.edges.map((edge) => {
              const [from, to] = [at.get(edge.from), at.get(edge.to)]
              return from && to ? (
                <path key={`${edge.from}>${edge.to}`} d={wayOf(from, to)} fill="none" stroke="#7f9a8f" strokeWidth="1.5" />
              ) : null
            })}
          </svg>
          {places.map((place) => (
            <div
              key={place.key}
              className={place.key === trace.start ? 'trace-box trace-start' : 'trace-box'}
              style={{ left: place.x, top: place.y, width: boxWidth, height: boxHeight }}
            >
              {place.href && place.key !== trace.start ? (
                <Inside href={place.href}>{w(nodeWords(place))}</Inside>
              ) : (
                <strong>{w(nodeWords(place))}</strong>
              )}
              <small>{[place.number, place.state && w(place.state)].filter(Boolean).join(' · ')}</small>
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

/** How far the region is scrolled for a column to stand in its middle. */
const middleOf = (x: number, { clientWidth }: HTMLDivElement) => x + (boxWidth - clientWidth) / 2

/** A line from box to box; within one column it goes round the side. */
function wayOf(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [y1, y2] = [from.y + boxHeight / 2, to.y + boxHeight / 2]
  if (from.x === to.x)
    return `M${from.x + boxWidth} ${y1} C${from.x + boxWidth + 30} ${y1} ${to.x + boxWidth + 30} ${y2} ${to.x + boxWidth} ${y2}`
  const [x1, x2] = from.x < to.x ? [from.x + boxWidth, to.x] : [from.x, to.x + boxWidth]
  const bend = from.x < to.x ? 28 : -28
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}
