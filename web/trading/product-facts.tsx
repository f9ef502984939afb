import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ProductView } from '#contract/trading.ts'
import type { Words } from '#law/words.ts'
import { dayOf } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { priceWords } from './trading-words.ts'
import './trading.css'

type Props = { product: ProductView }

/** Numbers, makers and price of a product. */
export function ProductFacts({ product }: Props) {
  const { w } = useWords()
  const facts: readonly (readonly [Words, ReactNode])[] = [
    [{ zh: '产品编号', en: 'Number' }, product.number ?? '—'],
    [{ zh: '交易所编号', en: 'Number of the exchange' }, product.exchangeNumber ?? '—'],
    [{ zh: '开发主体', en: 'Developer' }, product.developerName],
    [{ zh: '运营主体', en: 'Operator' }, product.operatorName || '—'],
    [{ zh: '价格', en: 'Price' }, w(priceWords(product))],
    [{ zh: '上限收费标准', en: 'Ceiling fee' }, <Money key="ceiling" fen={product.ceilingFen} />],
    [{ zh: '使用公共数据', en: 'Uses public data' }, product.usesPublic ? w({ zh: '是', en: 'Yes' }) : w({ zh: '否', en: 'No' })],
  ]
  return (
    <dl className="facts facts-wide">
      {facts.map(([term, value]) => (
        <Fact key={term.en} of={term}>
          {value}
        </Fact>
      ))}
    </dl>
  )
}

/** What a product was made from and into. */
export function Lineage({ product }: Props) {
  const { w } = useWords()
  return (
    <ul className="trade-list">
      {product.sources.map((source) => (
        <li key={source.position}>
          <span>{source.assetId ? w({ zh: '数据资产', en: 'Asset' }) : w({ zh: '数据产品', en: 'Product' })}</span>
          {source.assetId ? (
            <Inside href={`/desk/assets/${source.assetId}`}>{source.name ?? source.number}</Inside>
          ) : (
            <Link to="/products/$id" params={{ id: source.productId! }}>
              {source.name ?? source.number}
            </Link>
          )}
          <small className="number">{source.number}</small>{' '}
          <small>
            {source.scope} · {source.acquiredOn}
            {source.agreementNumber && ` · ${source.agreementNumber}`}
            {source.holderName && ` · ${source.holderName}`}
          </small>
        </li>
      ))}
      {product.sources.length === 0 && (
        <li className="quiet">
          {w(
            product.state === 'draft'
              ? { zh: '提交说明书以后，来源列在这里。', en: 'Sources are listed once the specification is submitted.' }
              : {
                  zh: '来源资产的登记记录由有关单位查看；编号、使用范围和获取日期见产品说明书。',
                  en: 'The records of its sources are for the units concerned; numbers, scope and day of acquisition stand in the specification.',
                },
          )}
        </li>
      )}
      {product.madeInto.map((made) => (
        <li key={made.id}>
          <span>{w({ zh: '据此开发', en: 'Made into' })}</span>
          <Link to="/products/$id" params={{ id: made.id }}>
            {made.name}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The prices a product was given, the latest first, each with its paper. */
export function Prices({ product }: Props) {
  const { w } = useWords()
  return (
    <ul className="trade-list">
      {product.prices.map((price) => (
        <li key={price.caseId}>
          <span>{dayOf(price.setAt)}</span>{' '}
          <Inside href={`/desk/cases/${price.caseId}`}>
            {w({ zh: '定价书：', en: 'Pricing paper: ' })}
            <Money fen={price.priceFen} />
            {price.permittedFen !== null && (
              <>
                {w({ zh: '，最高准许收入 ', en: ', permitted income ' })}
                <Money fen={price.permittedFen} />
              </>
            )}
          </Inside>
        </li>
      ))}
    </ul>
  )
}
