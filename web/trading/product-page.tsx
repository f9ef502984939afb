import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { caseRoutes } from '#contract/cases.ts'
import { type ProductView, tradingRoutes } from '#contract/trading.ts'
import { productKinds, productStates, purposeClasses } from '#law/products.ts'
import { procedures } from '#law/procedures.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords, procedureWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { TraceLink } from '../ui/trace-link.tsx'
import { OrderForm } from './order-form.tsx'
import { Lineage, Prices, ProductFacts } from './product-facts.tsx'
import { productTones } from './trading-words.ts'
import './trading.css'

/** One product: where it stands, what it was made from and into, its prices, its cases, its specification, and how to order it. */
export function ProductPage() {
  const { id } = useParams({ from: '/frame/products/$id' })
  const found = useAsk(tradingRoutes.readProduct, { params: { id } })
  if (found.isError && !found.data)
    return (
      <Page title={{ zh: '打不开这个产品', en: 'This product cannot be opened' }}>
        <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
      </Page>
    )
  return <Loaded query={found}>{(product) => <Shown product={product} />}</Loaded>
}

function Shown({ product }: { product: ProductView }) {
  const { w } = useWords()
  return (
    <Page
      title={product.name}
      note={
        <>
          <Status tone={productTones[product.state]}>{w(productStates[product.state])}</Status> {w(productKinds[product.kind])} ·{' '}
          {w(purposeClasses[product.purposeClass])} <Basis of="§6.2" />
        </>
      }
      aside={
        <>
          <TraceLink kind="product" id={product.id} />
          <Starts product={product} />
        </>
      }
    >
      <div className="card">
        <ProductFacts product={product} />
        <p className="quiet">
          {w({
            zh: '上架和交易凭证目前由交易所经办人在本平台办理，与交易所系统的接口尚未建。',
            en: 'Listings and trade certificates are for now entered here by officers of the exchange; the connection to its own system is not built yet.',
          })}{' '}
          <Basis of="choice:listing-deadline" />
        </p>
      </div>
      {product.delisted && (
        <p className="quiet">
          {w({
            zh: `${product.delisted.on} 下架：${product.delisted.why}`,
            en: `Delisted on ${product.delisted.on}: ${product.delisted.why}`,
          })}{' '}
          {product.delisted.caseId && <Inside href={`/desk/cases/${product.delisted.caseId}`}>{w({ zh: '办件', en: 'Case' })}</Inside>}{' '}
          <Basis of={product.delisted.basis} />
        </p>
      )}
      {product.whyNotOrder === null ? (
        <OrderForm product={product} />
      ) : (
        product.state === 'listed' && (
          <p className="quiet">
            {w(product.whyNotOrder.message)} <Basis of={product.whyNotOrder.basis} />
          </p>
        )
      )}
      <div className="card">
        <h2>
          {w({ zh: '来源与去向', en: 'Where it comes from and goes' })}
          <Basis of="§6.2" />
        </h2>
        <Lineage product={product} />
      </div>
      {product.prices.length > 0 && (
        <div className="card">
          <h2>
            {w({ zh: '定价', en: 'Prices' })}
            <Basis of="§6.3" />
          </h2>
          <Prices product={product} />
        </div>
      )}
      <div className="card">
        <h2>{w({ zh: '办件', en: 'Cases' })}</h2>
        <ul className="trade-list">
          {product.cases.map((kase) => {
            const place = placeWords(kase)
            return (
              <li key={kase.id}>
                <span>{w(procedureWords(kase.procedure))}</span> <Inside href={`/desk/cases/${kase.id}`}>{kase.number}</Inside>{' '}
                <Status tone={place.tone}>{w(place.words)}</Status> <small>{dayOf(kase.openedAt)}</small>
              </li>
            )
          })}
          {product.cases.length === 0 && (
            <li className="quiet">{w({ zh: '没有您可以查看的办件。', en: 'No case that is yours to see.' })}</li>
          )}
        </ul>
      </div>
      <div className="card">
        <h2>{w({ zh: '产品说明书', en: 'Specification' })}</h2>
        <AnswersView form="product-specification" answers={product.specification} isBrief />
      </div>
    </Page>
  )
}

/** What the operator may start about the product. */
function Starts({ product }: { product: ProductView }) {
  const { w } = useWords()
  const post = useSession()?.post
  const navigate = useNavigate()
  const { isBusy, error, send } = useSending()
  if (post?.role !== 'operator' || post.organisationId !== product.operatorId) return null
  const may =
    product.state === 'listed' || product.state === 'paused'
      ? ['product-pricing', 'listing-change']
      : product.state === 'reviewed' || product.state === 'filed'
        ? ['product-pricing', 'exchange-listing']
        : []
  const open = (procedure: string) =>
    send(async (keyed) => {
      const opened = await ask(caseRoutes.openCase, { body: keyed({ procedure, subjectId: product.id, answers: {} }) })
      await refresh('/api/inbox', '/api/products')
      await navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  return (
    <>
      {may.map((procedure) => (
        <Button key={procedure} loading={isBusy} onClick={() => void open(procedure)}>
          {w(procedures[procedure]!.title)}
        </Button>
      ))}
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
