import type { ReactNode } from 'react'
import type { Finding } from '#contract/findings.ts'
import { several, type Words } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { Faults } from '../ui/faults.tsx'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Line } from './structure-line.tsx'
import { Keys, References } from './structure-keys.tsx'
import { Origin, Parts } from './structure-parts.tsx'
import './structure.css'

/**
 * How a dataset is built: what is wrong with it, its keys and references, duplicates, freshness, combinations that single people out, and
 * where it comes from.
 */
export function Structure({ finding, linkTo }: { finding: Finding; linkTo?: (dataset: string) => ReactNode }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="structure">
      <h2 id="structure">{w({ zh: '结构与来源', en: 'Structure and origin' })}</h2>
      {finding.faults.length > 0 && (
        <>
          <h3 className="small-head">{w({ zh: '结构问题', en: 'Structure faults' })}</h3>
          <Faults faults={finding.faults} />
        </>
      )}
      <Aggregations finding={finding} />
      <dl className="facts structure-facts">
        <Line name={w({ zh: '读取方式', en: 'Mode' })}>
          {finding.mode === 'full'
            ? w({ zh: '全量读取', en: 'Every row was read' })
            : w({
                zh: `仅抽样，未全量（抽取 ${count(finding.sampledRows ?? 0)} 行）`,
                en: `Sample only (${several(finding.sampledRows ?? 0, 'row')})`,
              })}
        </Line>
        <Keys finding={finding} />
        <References finding={finding} linkTo={linkTo} />
        {finding.duplicates && (
          <Line name={w({ zh: '重复行', en: 'Duplicate rows' })}>
            {finding.duplicates.rows === 0 ? (
              w({ zh: '没有', en: 'None' })
            ) : (
              <strong className="number">{count(finding.duplicates.rows)}</strong>
            )}
            {!finding.duplicates.exact && <small className="quiet"> {w({ zh: '估计', en: 'estimated' })}</small>}
          </Line>
        )}
        {finding.freshness && (
          <Line name={w({ zh: '最新日期', en: 'Newest day' })}>
            <span className="number">{finding.freshness.latest.slice(0, 10)}</span>{' '}
            <span className="quiet">{w({ zh: `见“${finding.freshness.column}”`, en: `in “${finding.freshness.column}”` })}</span>
          </Line>
        )}
        {finding.from && finding.to && (
          <Line name={w({ zh: '时间范围', en: 'Period' })}>
            <span className="number">
              {finding.from.slice(0, 10)} – {finding.to.slice(0, 10)}
            </span>
          </Line>
        )}
        {finding.bounds && (
          <Line name={w({ zh: '空间范围', en: 'Extent' })}>
            <span className="number">{w(extentOf(finding.bounds))}</span>
          </Line>
        )}
        <Origin finding={finding} />
        <Line name={w({ zh: '扫描器', en: 'Scanner' })}>
          <span className="number">{finding.scannerVersion}</span>
          {finding.ruleVersion && (
            <span className="quiet">
              {' '}
              · {w({ zh: '规则', en: 'rules' })} {finding.ruleVersion}
            </span>
          )}
          {finding.startedAt && <span className="quiet number"> · {dayOf(finding.startedAt)}</span>}
        </Line>
      </dl>
      {finding.parts.length > 0 && <Parts finding={finding} />}
    </section>
  )
}

/** From west to east and from south to north, as people say where something lies; coordinates that are no degrees as X and Y. */
function extentOf([west, south, east, north]: NonNullable<Finding['bounds']>): Words {
  const isDegrees = Math.max(-west, east) <= 180 && Math.max(-south, north) <= 90
  const side = (low: number, high: number) => `${low.toFixed(4)} – ${high.toFixed(4)}`
  const [across, along] = [side(west, east), side(south, north)]
  return isDegrees
    ? { zh: `经度 ${across}，纬度 ${along}`, en: `Longitude ${across}, latitude ${along}` }
    : { zh: `X ${across}，Y ${along}`, en: `X ${across}, Y ${along}` }
}

function Aggregations({ finding }: { finding: Finding }) {
  const { w } = useWords()
  if (finding.aggregations.length === 0) return null
  return (
    <>
      <h3 className="small-head">
        {w({ zh: '组合后可识别到人', en: 'Combinations that single people out' })} <Basis of="choice:grading" />
      </h3>
      <ul className="structure-aggregations">
        {finding.aggregations.map((each) => (
          <li key={each.rule}>
            <Grade grade={each.grade} />
            <span>
              <strong>{each.columns.join(' + ')}</strong>
              <span className="structure-why">{w(each.reason)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
