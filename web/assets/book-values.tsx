import { Button } from 'antd'
import type { AssetBooks } from '#contract/books.ts'
import { several } from '#law/words.ts'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { Fallen } from '../ui/fallen.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import { saidBy, WhyNot } from '../ui/why-not.tsx'
import { cardStates, classWords, mannerWords } from '../books/book-words.ts'

/** What an asset is worth in the books, its valuations beside it, and what may be posted about it now. */
export function Values({ books }: { books: AssetBooks }) {
  const { w } = useWords()
  const { card } = books
  return (
    <section className="card" aria-labelledby="values">
      <h2 id="values">
        {w({ zh: '账面与评估对照', en: 'Book beside valuation' })} <Basis of="choice:cost-from-vouchers" />
      </h2>
      {card ? (
        <>
          <p className="row">
            <Status tone={cardStates[card.state].tone}>{w(cardStates[card.state].words)}</Status>
            <Fallen how={card.fallen} />
            <span>
              {w(classWords[card.class])} · {w(mannerWords[card.manner])}
            </span>
            {card.lifeMonths && (
              <span>
                {w({
                  zh: `使用${card.lifeMonths}个月，摊销止于${card.lifeEnds?.slice(0, 7)}`,
                  en: `${several(card.lifeMonths, 'month')}, amortised until ${card.lifeEnds?.slice(0, 7)}`,
                })}
              </span>
            )}
          </p>
          <dl className="book-figures">
            {(
              [
                [{ zh: '原值', en: 'Cost' }, card.costFen],
                [{ zh: '累计摊销', en: 'Amortised' }, card.amortisedFen],
                [{ zh: '减值准备', en: 'Impaired' }, card.impairedFen],
                [{ zh: '账面价值', en: 'Carrying amount' }, card.carryingFen],
              ] as const
            ).map(([label, fen]) => (
              <div key={label.en}>
                <dt>{w(label)}</dt>
                <dd>
                  <Money fen={fen} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className="quiet">{w({ zh: '该资产还没有入账。', en: 'The asset is not in the books.' })}</p>
      )}
      {books.valuations.map((each) => (
        <p key={each.number} className="quiet">
          {w({ zh: '评估值（仅对照，不入账）', en: 'Valuation (beside, never booked)' })} <Money fen={each.amountFen} /> ·{' '}
          {w(optionWords('valuation-report', 'method', each.method))} · {each.number} · <span className="number">{each.baseDate}</span>
        </p>
      ))}
      {books.mayPost && <Events books={books} />}
    </section>
  )
}

/** What may be posted about the asset now; what may not stands beside it, once for each reason. */
function Events({ books }: { books: AssetBooks }) {
  const { w } = useWords()
  const reasons = Map.groupBy(
    books.templates.filter((each) => each.whyNot !== null),
    (each) => saidBy(each.whyNot!),
  )
  return (
    <>
      <p className="row">
        {books.templates
          .filter((each) => each.whyNot === null)
          .map((each) => (
            <LinkButton
              key={each.template}
              size="small"
              href={`/desk/books/${books.holderId}/entry?assetId=${books.assetId}&template=${each.template}`}
            >
              {w(each.title)}
            </LinkButton>
          ))}
        <Inside href={`/desk/books/${books.holderId}`}>{w({ zh: '本单位账套', en: 'The unit’s books' })}</Inside>
      </p>
      {reasons.size > 0 && (
        <ul className="plain">
          {[...reasons].map(([said, refused], n) => (
            <li key={said}>
              <span className="row">
                {refused.map((each) => (
                  <Button key={each.template} size="small" disabled aria-describedby={`why-not-${n}`}>
                    {w(each.title)}
                  </Button>
                ))}
              </span>
              <WhyNot id={`why-not-${n}`} denial={refused[0]!.whyNot!} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
