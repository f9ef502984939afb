import { Button } from 'antd'
import { type Finding, type Quality } from '#contract/findings.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { unmeasured } from '#law/quality.ts'
import { several, signs } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { levelWords } from './finding-words.ts'
import { QualityDimension } from './quality-dimension.tsx'
import { QualityRadar } from './quality-radar.tsx'
import './quality.css'

/** The quality of a dataset: score, level, the six dimensions drawn and in a table, each open to its indicators, and the rules officers added. */
export function QualityReport({ finding, findingId }: { finding: Finding; findingId?: string | undefined }) {
  const { w } = useWords()
  const { quality } = finding
  if (!quality)
    return (
      <section className="card" aria-labelledby="quality">
        <h2 id="quality">{w({ zh: '数据质量', en: 'Data quality' })}</h2>
        <Nothing>
          {w({
            zh: '这次扫描没有测质量；重新扫描后，这里会有六个维度的得分和依据。',
            en: 'This scan did not measure quality; after another scan the six dimensions appear here.',
          })}
        </Nothing>
      </section>
    )
  return (
    <section className="card quality" aria-labelledby="quality">
      <div className="quality-head">
        <h2 id="quality">{w({ zh: '数据质量报告', en: 'Data quality report' })}</h2>
        <span className="quality-acts">
          <Button size="small" onClick={() => print()}>
            {w({ zh: '打印', en: 'Print' })}
          </Button>
          {findingId && (
            <Button size="small" href={inventoryRoutes.qualityExcel.path.replace(':id', findingId)} download>
              {w({ zh: '导出 Excel', en: 'Excel' })}
            </Button>
          )}
        </span>
      </div>
      <div className="quality-top">
        <div>
          <Score quality={quality} />
          <p className="quiet">
            {w({
              zh: `${finding.dataset} · ${count(finding.rows)} 行 · ${count(finding.columns.length)} 个字段${finding.mode === 'sample' ? `（抽样 ${count(finding.sampledRows ?? 0)} 行）` : ''}`,
              en: `${finding.dataset} · ${several(finding.rows, 'row')} · ${several(finding.columns.length, 'column')}${finding.mode === 'sample' ? ` (sample of ${count(finding.sampledRows ?? 0)})` : ''}`,
            })}
          </p>
          <p className="quiet">
            {w({
              zh: `按 GB/T 36344 六个维度，以权重平均；未测的维度不计入。口径版本 ${quality.version}`,
              en: `Six dimensions of GB/T 36344, weighted mean; those not measured are left out. Version ${quality.version}`,
            })}
          </p>
        </div>
        <QualityRadar quality={quality} />
      </div>
      <h3 className="small-head">{w({ zh: '维度与指标', en: 'Dimensions and indicators' })}</h3>
      <div className="quality-dimensions">
        {quality.dimensions.map((each) => (
          <QualityDimension key={each.dimension} dimension={each} />
        ))}
      </div>
      <p className="quiet">
        {unmeasured.code} {w(unmeasured.title)}
        {w(signs.colon)}
        {w(unmeasured.why)} <Basis of="choice:quality" />
      </p>
      <RuleResults quality={quality} />
    </section>
  )
}

function Score({ quality }: { quality: Quality }) {
  const { w } = useWords()
  const level = levelWords[quality.level]
  return (
    <p className="quality-score">
      <strong className="number">{(quality.score * 100).toFixed(1)}</strong>
      <span className="quiet">/ 100</span>
      <Status tone={level.tone}>{w(level.words)}</Status>
    </p>
  )
}

function RuleResults({ quality }: { quality: Quality }) {
  const { w } = useWords()
  if (quality.rules.length === 0)
    return (
      <p className="quiet">
        {w({
          zh: '还没有设定字段规则；设定后每次扫描都会检查，结果在这里。',
          en: 'No rules were set for columns; once set they are checked at every scan, with the outcome here.',
        })}
      </p>
    )
  const cut = quality.rules.filter((each) => each.isCut).length
  const sorted = [...quality.rules].sort((a, b) => Number(b.isCut ?? false) - Number(a.isCut ?? false) || b.failed - a.failed)
  return (
    <>
      <h3 className="small-head">{w({ zh: '单位设定的规则', en: 'Rules of the unit' })}</h3>
      {cut > 0 && (
        <p>
          {w({
            zh: `${count(cut)} 条规则没有检查完：本次扫描用于规则的检查量已用完，只报告已查的值，不算通过。请减少规则，或把格式写得更短、更确定（少用“.*”“.?”这类可有可无的重复），再重新扫描。`,
            en: `${several(cut, 'rule')} not checked to the end: the work that rules may cost a scan was spent. What is told is of the values that were checked; they do not count as passed. Set fewer rules, or write patterns shorter and more definite (few repetitions such as “.*” and “.?”), and scan again.`,
          })}{' '}
          <Basis of="choice:rule-work" />
        </p>
      )}
      <div className="scroll" tabIndex={0} role="group" aria-label={w({ zh: '单位设定的规则', en: 'Rules of the unit' })}>
        <table className="plain-table quality-rules">
          <thead>
            <tr>
              <th scope="col">{w({ zh: '规则', en: 'Rule' })}</th>
              <th scope="col">{w({ zh: '检查', en: 'Tested' })}</th>
              <th scope="col">{w({ zh: '不符合', en: 'Failed' })}</th>
              <th scope="col">{w({ zh: '例（已遮蔽）', en: 'Examples (masked)' })}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((each) => (
              <tr key={each.rule}>
                <th scope="row">{w(each.title)}</th>
                <td className="number">
                  {count(each.tested)}
                  {each.isCut ? (
                    <small className="quality-failed"> {w({ zh: '没有检查完', en: 'not checked to the end' })}</small>
                  ) : (
                    !each.exact && <small> {w({ zh: '抽样', en: 'sampled' })}</small>
                  )}
                </td>
                <td className={each.failed > 0 ? 'number quality-failed' : 'number'}>
                  {each.isCut && each.tested === 0 ? '—' : count(each.failed)}
                  {each.tested > 0 && each.failed > 0 && ` · ${((each.failed / each.tested) * 100).toFixed(2)}%`}
                </td>
                <td>
                  {each.examples.length === 0
                    ? '—'
                    : each.examples.map((example, i) => (
                        <code key={i} className="sample">
                          {example}
                        </code>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
