import { Refused } from '#contract/call.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { productStates } from '#law/products.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { Lineage, Prices, ProductFacts } from './product-facts.tsx'
import { productTones } from './trading-words.ts'

/** The product a case is about, as it stands: numbers and price, sources, and its specification unless the case shows that itself. */
export function ProductSnapshot({ id, hasSpecification }: { id: string; hasSpecification: boolean }) {
  const { w } = useWords()
  const found = useAsk(tradingRoutes.readProduct, { params: { id } })
  if (found.error instanceof Refused && found.error.status === 404)
    return (
      <p className="quiet">
        {w({ zh: '提交说明书以后，产品列在这里。', en: 'The product is listed once its specification is submitted.' })}
      </p>
    )
  return (
    <Loaded query={found}>
      {(product) => (
        <>
          <p className="row">
            <Status tone={productTones[product.state]}>{w(productStates[product.state])}</Status>{' '}
            <Inside href={`/desk/products/${id}`}>{w({ zh: '打开产品页', en: 'Open the product' })}</Inside>
          </p>
          <ProductFacts product={product} />
          <h3>
            {w({ zh: '来源与去向', en: 'Where it comes from and goes' })} <Basis of="§6.2" />
          </h3>
          <Lineage product={product} />
          {product.prices.length > 0 && (
            <>
              <h3>
                {w({ zh: '定价', en: 'Prices' })} <Basis of="§6.3" />
              </h3>
              <Prices product={product} />
            </>
          )}
          {!hasSpecification && <AnswersView form="product-specification" answers={product.specification} isBrief />}
        </>
      )}
    </Loaded>
  )
}
