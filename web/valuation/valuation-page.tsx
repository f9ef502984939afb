import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type Recalculation, valuationRoutes } from '#contract/valuations.ts'
import { usuallyUntil } from '#contract/valuation/usual-term.ts'
import { choices } from '#law/choices.ts'
import { addressOf, useAsk } from '../ui/api.ts'
import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { signs } from '#law/words.ts'
import { AnswerText } from '../ui/answer-text.tsx'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { CalculationView } from './calculation-view.tsx'
import './valuation.css'

/** One filed valuation, computed again from its own paper. */
export function ValuationPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/valuations/$id' })
  const found = useAsk(valuationRoutes.recomputeValuation, { params: { id } })
  const paper = found.data
  return (
    <Page
      title={paper ? { zh: `评估报告 ${paper.number}`, en: `Valuation ${paper.number}` } : { zh: '评估报告', en: 'Valuation' }}
      note={
        paper && (
          <>
            <span>
              {paper.firmName}
              {paper.firmLicence && w({ zh: `（备案编号 ${paper.firmLicence}）`, en: ` (record number ${paper.firmLicence})` })}
            </span>
            <Inside href={`/desk/assets/${paper.assetId}?tab=papers`}>{paper.assetName}</Inside>
            <Inside href={`/desk/cases/${id}`}>{w({ zh: '委托办件', en: 'Its case' })}</Inside>
            <Basis of="§4.5" />
          </>
        )
      }
      aside={
        <>
          <Button type="primary" loading={found.isFetching} onClick={() => void found.refetch()}>
            {w({ zh: '复算', en: 'Compute again' })}
          </Button>
          <Button href={addressOf(valuationRoutes.valuationExcel.path.replace(':id', id))} download>
            {w({ zh: '计算表 Excel', en: 'Sheet as Excel' })}
          </Button>
        </>
      }
    >
      <Loaded query={found} rows={12}>
        {(it) => <Body paper={it} />}
      </Loaded>
    </Page>
  )
}

const free = fieldsOf(forms['valuation-report'])['parameters']

function Body({ paper }: { paper: Recalculation }) {
  const { w } = useWords()
  const facts = [
    [{ zh: '评估方法', en: 'Approach' }, w(optionWords('valuation-report', 'method', paper.method))],
    [{ zh: '评估基准日', en: 'Base date' }, paper.baseDate],
    [
      { zh: '有效期至', en: 'Valid until' },
      paper.validUntil > usuallyUntil(paper.baseDate) ? (
        <span key="until">
          {paper.validUntil}{' '}
          <small className="parameter-caution">
            {w({
              zh: `长于通常的${choices['valuation-validity'].value}个月（至${usuallyUntil(paper.baseDate)}），请留意`,
              en: `longer than the usual ${choices['valuation-validity'].value} months (until ${usuallyUntil(paper.baseDate)})`,
            })}
          </small>{' '}
          <Basis of="choice:valuation-validity" />
        </span>
      ) : (
        paper.validUntil
      ),
    ],
    [{ zh: '针对版本', en: 'On version' }, String(paper.assetVersion)],
    ...(paper.edition ? [[{ zh: '公式版本', en: 'Edition of the formulas' }, paper.edition] as const] : []),
    [{ zh: '评估值', en: 'Amount' }, <Money key="amount" fen={paper.amountFen} />],
    ...(paper.adjustmentFen === 0
      ? []
      : [
          [
            { zh: '对计算结果的调整', en: 'Adjustment' },
            <span key="adjusted">
              <Money fen={paper.adjustmentFen} />
              {w(signs.colon)}
              {paper.adjustmentReason}
            </span>,
          ] as const,
        ]),
    ...(paper.proposal ? [[{ zh: '质量系数的提议', en: 'Quality proposed' }, paper.proposal.source] as const] : []),
  ] as const
  return (
    <>
      <section className="card" aria-labelledby="again">
        <h2 id="again">
          {w({ zh: '复算', en: 'Computed again' })} <Basis of="choice:valuation-adjustment" />{' '}
          {paper.isEqual !== null && (
            <Status tone={paper.isEqual ? 'done' : 'bad'}>
              {paper.isEqual ? w({ zh: '一致', en: 'equal' }) : w({ zh: '不一致', en: 'differs' })}
            </Status>
          )}
        </h2>
        <p role="status">
          {w(paper.statement)} <small className="quiet number">{minuteOf(paper.computedAt)}</small>
        </p>
        {paper.byPresent && (
          <p>
            {w(paper.byPresent)} <Basis of="choice:formula-editions" />
          </p>
        )}
        <dl className="facts">
          {facts.map(([label, value]) => (
            <div key={label.en} className="fact-pair">
              <dt>{w(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {paper.calculation && (
        <section className="card" aria-labelledby="sheet">
          <h2 id="sheet">
            {w({ zh: '参数与计算', en: 'Parameters and calculation' })} <Basis of="choice:valuation-formulas" />
          </h2>
          <CalculationView value={paper.calculation} />
        </section>
      )}
      {free && paper.parameters.length > 0 && (
        <section className="card" aria-labelledby="free">
          <h2 id="free">{w(free.label)}</h2>
          <AnswerText field={free} value={paper.parameters} />
        </section>
      )}
    </>
  )
}
