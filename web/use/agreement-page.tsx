import { useParams } from '@tanstack/react-router'
import { type Agreement, useRoutes } from '#contract/use.ts'
import { fallen } from '#law/fallen.ts'
import { useAsk } from '../ui/api.ts'
import { Basis, Bases } from '../ui/basis.tsx'
import { Fallen } from '../ui/fallen.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { AgreementTerms } from './agreement-terms.tsx'
import { agreementLook } from './state-tones.ts'
import { StopUse } from './stop-use.tsx'
import { TraceList } from './trace-list.tsx'
import './use.css'

/** One agreement: its four limits in words, who signed it, its policy as ODRL, and every use that was judged by it. */
export function AgreementPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/agreements/$id' })
  const found = useAsk(useRoutes.readAgreement, { params: { id } })
  const agreement = found.data
  return (
    <Page
      title={
        agreement ? w({ zh: `使用合同 ${agreement.number}`, en: `Agreement ${agreement.number}` }) : { zh: '使用合同', en: 'Agreement' }
      }
      note={
        agreement && (
          <>
            <Status tone={agreement.fallen ? 'care' : agreementLook(agreement.state).tone}>
              {w(agreementLook(agreement.state).words)}
            </Status>
            <Fallen how={agreement.fallen} />
            <span>{agreement.developerName}</span>
            <Bases of={['§5.5', '§7.6']} />
          </>
        )
      }
      aside={
        agreement && (
          <>
            <TraceLink kind="agreement" id={agreement.id} />
            {agreement.caseId && (
              <LinkButton
                {...(agreement.state === 'unsigned' ? { type: 'primary' as const } : {})}
                href={`/desk/cases/${agreement.caseId}`}
              >
                {w(agreement.state === 'unsigned' ? { zh: '去签订', en: 'To sign' } : { zh: '需求和审核', en: 'Request and review' })}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Loaded query={found} rows={12}>
        {(view) => (
          <>
            <Refused agreement={view} />
            <AgreementTerms agreement={view} />
            <StopUse agreement={view} />
            <TraceList agreement={view} />
            <PolicyText agreement={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** That the source of an agreement has fallen, what follows, and what helps; nothing while it stands. */
function Refused({ agreement: { fallen: how } }: { agreement: Agreement }) {
  const { w } = useWords()
  if (!how) return null
  return (
    <p className="banner" role="status">
      {w({
        zh: `资产的${fallen[how].zh}：合同的每次使用都会被拒绝，直到资产续展或者重新登记；不再登记的，可以先暂停合同。`,
        en: `${fallen[how].en}: every use under the agreement is refused until the asset is renewed or registered again. Where it will not be, the agreement may be suspended.`,
      })}
      <Bases of={['§4.6', 'choice:after-falling']} />
    </p>
  )
}

function PolicyText({ agreement }: { agreement: Agreement }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="policy">
      <h2 id="policy">
        {w({ zh: '机读策略（ODRL 2.2）', en: 'Policy (ODRL 2.2)' })}
        <Basis of="choice:use-evaluation" />
      </h2>
      <p className="quiet policy-digest">SHA-256 {agreement.policySha256}</p>
      <details>
        <summary>{w({ zh: '查看 JSON-LD', en: 'Show the JSON-LD' })}</summary>
        <pre className="policy-text" tabIndex={0}>
          {JSON.stringify(agreement.policy, null, 2)}
        </pre>
      </details>
    </section>
  )
}
