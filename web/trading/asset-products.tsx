import { Link } from '@tanstack/react-router'
import { tradingRoutes } from '#contract/trading.ts'
import { productStates } from '#law/products.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { productTones } from './trading-words.ts'
import './trading.css'

/** The data products an asset went into, as far as the reader may see them: the latest hundred, and the way to all. */
export function AssetProducts({ assetId }: { assetId: string }) {
  const { w } = useWords()
  const found = useAsk(tradingRoutes.listProducts, { query: { assetId, limit: 100 } })
  return (
    <section className="card" aria-labelledby="asset-products">
      <h2 id="asset-products">
        {w({ zh: '由此形成的数据产品', en: 'Products made from it' })}
        <Basis of="§6.2" />
      </h2>
      <Loaded
        query={found}
        isEmpty={(page) => page.items.length === 0}
        empty={<Nothing>{w({ zh: '还没有您可以查看的数据产品。', en: 'No product that is yours to see.' })}</Nothing>}
      >
        {(page) => (
          <>
            <ul className="trade-list">
              {page.items.map((each) => (
                <li key={each.id}>
                  <Link to="/products/$id" params={{ id: each.id }}>
                    {each.name}
                  </Link>{' '}
                  <small className="number">{each.number}</small>{' '}
                  <Status tone={productTones[each.state]}>{w(productStates[each.state])}</Status> <small>{each.developerName}</small>
                </li>
              ))}
            </ul>
            {page.next && (
              <p>
                <Link to="/products" search={{ assetId }}>
                  {w({ zh: '全部产品', en: 'All products' })}
                </Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}
