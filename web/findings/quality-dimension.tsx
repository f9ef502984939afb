import type { Quality } from '#contract/findings.ts'
import { ShareBar } from '../ui/column-cells.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'

type Dimension = Quality['dimensions'][number]

/** One dimension of quality: its score and weight in a line that opens to its indicators, with what was counted and where it was seen. */
export function QualityDimension({ dimension }: { dimension: Dimension }) {
  const { w } = useWords()
  const { score, indicators } = dimension
  return (
    <details className="quality-dimension" open={score !== null && score < 0.9}>
      <summary>
        <strong>{w(dimension.title)}</strong>
        {score === null ? (
          <span className="quiet">{w({ zh: '未测', en: 'not measured' })}</span>
        ) : (
          <ShareBar
            share={score}
            label={w({ zh: `${dimension.title.zh}得分`, en: `Score of ${dimension.title.en}` })}
            tone={score < 0.8 ? 'care' : 'plain'}
          />
        )}
        <span className="quiet number">{w({ zh: `权重 ${percent(dimension.weight)}`, en: `weight ${percent(dimension.weight)}` })}</span>
        <span className="quiet">{w({ zh: `${indicators.length} 项指标`, en: `${indicators.length} indicators` })}</span>
      </summary>
      {indicators.length === 0 ? (
        <p className="quiet quality-none">
          {w({ zh: '从数据本身看不出，不计入总分。', en: 'It cannot be seen from the data; left out of the score.' })}
        </p>
      ) : (
        <Indicators of={dimension} />
      )}
    </details>
  )
}

function Indicators({ of: { title, indicators } }: { of: Dimension }) {
  const { w } = useWords()
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={w({ zh: `${title.zh}的指标`, en: `Indicators of ${title.en}` })}>
      <table className="plain-table quality-indicators">
        <thead>
          <tr>
            <th scope="col">{w({ zh: '指标', en: 'Indicator' })}</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
            <th scope="col">X = A / B</th>
            <th scope="col">{w({ zh: '算法', en: 'Formula' })}</th>
            <th scope="col">{w({ zh: '依据', en: 'Evidence' })}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((each) => (
            <tr key={each.code}>
              <th scope="row">
                {w(each.title)}
                <small className="number">{each.code}</small>
              </th>
              <td className="number">{count(each.a)}</td>
              <td className="number">{count(each.b)}</td>
              <td className={each.x < 0.9 ? 'number quality-failed' : 'number'}>{percent(each.x, 2)}</td>
              <td>{w(each.formula)}</td>
              <td>
                <Evidence of={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where an indicator was seen; the first six places. */
function Evidence({ of: { evidence } }: { of: Dimension['indicators'][number] }) {
  const { w } = useWords()
  if (evidence.length === 0) return '—'
  return (
    <ul className="plain">
      {evidence.slice(0, 6).map((one, i) => (
        <li key={i}>{w(one)}</li>
      ))}
      {evidence.length > 6 && <li className="quiet">{w({ zh: `另有 ${evidence.length - 6} 处`, en: `${evidence.length - 6} more` })}</li>}
    </ul>
  )
}

const percent = (share: number, digits = 0) => `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : digits)}%`
