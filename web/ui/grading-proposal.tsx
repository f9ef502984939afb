import { type GradingProposal, gradingRoutes } from '#contract/grading.ts'
import { several } from '#law/words.ts'
import { useAsk } from './api.ts'
import { Basis } from './basis.tsx'
import { Grade } from './grade.tsx'
import { useWords } from './language.tsx'
import { Loaded } from './problem.tsx'
import { Status } from './status.tsx'

/** What the rules propose for an asset, beside the decision that people write. */
export function ProposalPanel({ assetId }: { assetId: string }) {
  const { w } = useWords()
  const found = useAsk(gradingRoutes.readGrading, { params: { id: assetId } })
  return (
    <section aria-labelledby="grading-proposal">
      <h2 id="grading-proposal" className="form-title">
        {w({ zh: '规则的提议', en: 'What the rules propose' })} <Basis of="choice:grading" />
      </h2>
      <Loaded query={found}>{(view) => <Proposal proposal={view.proposal} />}</Loaded>
    </section>
  )
}

/** A proposal: grade and why, signs of important data, combinations, and the fields it rests on. */
export function Proposal({ proposal }: { proposal: GradingProposal }) {
  const { w, list } = useWords()
  if (proposal.grade === null)
    return (
      <p className="quiet">
        {w({
          zh: '这项资产没有扫描结果，没有规则提议；由人判断。',
          en: 'The asset has no scan, so the rules propose nothing; people judge.',
        })}
      </p>
    )
  return (
    <>
      <p className="row">
        <Grade grade={proposal.grade} />
        {proposal.importance === null ? (
          <Status tone="care">{w({ zh: '可能属于重要数据，待判断', en: 'May be important data' })}</Status>
        ) : (
          <Status>{w({ zh: '未见重要数据迹象', en: 'No sign of important data' })}</Status>
        )}
        <span className="quiet number">
          {w({ zh: '规则', en: 'Rules' })} {proposal.ruleVersion}
        </span>
      </p>
      {proposal.reason && <p>{w(proposal.reason)}</p>}
      {proposal.signs.length > 0 && (
        <ul>
          {proposal.signs.map((sign) => (
            <li key={sign.en}>
              {w(sign)} <Basis of="choice:important-data" />
            </li>
          ))}
        </ul>
      )}
      {proposal.aggregations.length > 0 && (
        <ul>
          {proposal.aggregations.map((one) => (
            <li key={one.rule}>
              <Grade grade={one.grade} isShort /> {list(one.columns)}
              {w({ zh: '：', en: ': ' })}
              {w(one.reason)}
            </li>
          ))}
        </ul>
      )}
      {proposal.columns.length > 0 && (
        <details>
          <summary>
            {w({
              zh: `2级以上字段 ${proposal.columns.length} 个`,
              en: `${several(proposal.columns.length, 'field')} of grade 2 and above`,
            })}
          </summary>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{w({ zh: '字段', en: 'Field' })}</th>
                <th scope="col">{w({ zh: '级别', en: 'Grade' })}</th>
                <th scope="col">{w({ zh: '理由', en: 'Reason' })}</th>
              </tr>
            </thead>
            <tbody>
              {proposal.columns.map((column) => (
                <tr key={column.name}>
                  <td>{column.name}</td>
                  <td>
                    <Grade grade={column.grade} isShort />
                  </td>
                  <td>{w(column.reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  )
}
