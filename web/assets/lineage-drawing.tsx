import { Link } from '@tanstack/react-router'
import type { Lineage } from '#contract/cards.ts'
import { useWords } from '../ui/language.tsx'
import { placesOf, boxHeight, boxWidth } from './lineage-places.ts'

/** The lineage as a drawing: what it was made from on the left, what was made from it on the right; every box opens its asset. */
export function LineageDrawing({ lineage, here }: { lineage: Lineage; here: string }) {
  const { w } = useWords()
  const { boxes, width, height } = placesOf(lineage)
  const at = new Map(boxes.map((box) => [box.id, box]))
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={w({ zh: '血缘图', en: 'Lineage drawn' })}>
      <div className="lineage" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          {lineage.links.map((link) => {
            const from = at.get(link.fromId)
            const to = at.get(link.assetId)
            if (!from || !to) return null
            const [x1, y1, x2, y2] = [from.x + boxWidth, from.y + boxHeight / 2, to.x, to.y + boxHeight / 2]
            return (
              <path
                key={link.id}
                d={`M${x1} ${y1} C${x1 + 40} ${y1} ${x2 - 40} ${y2} ${x2} ${y2}`}
                fill="none"
                stroke="#7f9a8f"
                strokeWidth="1.5"
              />
            )
          })}
        </svg>
        {boxes.map((box) => (
          <div
            key={box.id}
            className={box.id === here ? 'kin kin-here' : 'kin'}
            style={{ left: box.x, top: box.y, width: boxWidth, height: boxHeight }}
          >
            {box.id === here ? (
              <strong>{box.name}</strong>
            ) : (
              <Link to="/assets/$id" params={{ id: box.id }} search={{ tab: 'lineage' }}>
                {box.name}
              </Link>
            )}
            <small className="number">{box.code}</small>
          </div>
        ))}
      </div>
    </div>
  )
}
