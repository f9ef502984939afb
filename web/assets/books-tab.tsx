import { Button } from 'antd'
import { type AssetBooks, bookRoutes } from '#contract/books.ts'
import type { AssetView } from '#contract/inventory.ts'
import { signs, several } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { Fallen } from '../ui/fallen.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { saidBy, WhyNot } from '../ui/why-not.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { cardStates, classWords, mannerWords } from '../books/book-words.ts'
import { PostingTable } from '../books/posting-table.tsx'
import '../books/books.css'

/** The asset in the books: what the recognition gate says, its value beside its valuations, and every movement with its voucher. */
export function BooksTab({ asset }: { asset: AssetView }) {
  const found = useAsk(bookRoutes.readAssetBooks, { params: { id: asset.id } })
  return (
    <Loaded query={found} rows={10}>
      {(books) => (
        <>
          <Disposal books={books} />
          <Values books={books} />
          {books.gate.length > 0 && <Gate books={books} />}
          <Moves books={books} />
        </>
      )}
    </Loaded>
  )
}

function Values({ books }: { books: AssetBooks }) {
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

/** The entry of a destruction, prepared and waiting for people; what has to be done before is said. */
function Disposal({ books }: { books: AssetBooks }) {
  const { w } = useWords()
  const { disposal } = books
  if (!disposal) return null
  return (
    <section className="card" aria-labelledby="disposal">
      <h2 id="disposal">
        {w({ zh: '销毁的账务处理（待记账）', en: 'Entry of the destruction, to be posted' })} <Basis of={disposal.basis} />
      </h2>
      <p>
        {w(disposal.title)} · {w({ zh: '审批', en: 'approved' })} {disposal.approval.authority} {disposal.approval.number}{' '}
        <span className="number">{disposal.approval.approvedOn}</span>
      </p>
      {disposal.whyNot ? <WhyNot id="why-not-disposal" denial={disposal.whyNot} /> : <PostingTable postings={disposal.postings} />}
      <p className="row">
        {books.mayPost && (
          <LinkButton href={`/desk/books/${books.holderId}/entry?assetId=${books.assetId}&template=${disposal.template}`}>
            {w({ zh: '核对并记账', en: 'Check and post' })}
          </LinkButton>
        )}
        <span className="quiet">{w({ zh: '平台不会自动记账。', en: 'The platform posts nothing by itself.' })}</span>
      </p>
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

function Gate({ books }: { books: AssetBooks }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="gate">
      <h2 id="gate">
        {w({ zh: '入账条件', en: 'Recognition gate' })} <Basis of="choice:recognition-gate" />
      </h2>
      <ul className="gate">
        {books.gate.map((each) => (
          <li key={each.question}>
            <Status tone={each.isYes ? 'done' : 'care'}>{w(each.isYes ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' })}</Status>
            <div>
              {w(each.title)} <Basis of={each.basis} />
              <small>
                {w(each.because)}
                {!each.isYes && `${w(signs.semicolon)}${w(each.remedy)}`}
              </small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Move = AssetBooks['moves'][number]

function Moves({ books }: { books: AssetBooks }) {
  const { w } = useWords()
  return (
    <section aria-labelledby="moves">
      <h2 id="moves" className="book-head">
        {w({ zh: '账务变动', en: 'Movements' })} <Basis of="§3.10" />
      </h2>
      <div className="list">
        <WideTable<Move>
          aria-label={w({ zh: '账务变动', en: 'Movements' })}
          rowKey={(row) => `${row.voucherId}-${row.class}`}
          dataSource={books.moves}
          pagination={books.moves.length > 60 ? { pageSize: 60, showSizeChanger: false } : false}
          locale={{
            emptyText: (
              <Nothing>
                {w({
                  zh: '入账、摊销、减值和处置会记在这里，每笔可打开凭证。',
                  en: 'Recognition, amortisation, impairment and disposal appear here, each with its voucher.',
                })}
              </Nothing>
            ),
          }}
          columns={[
            { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 110, className: 'number', render: (_, row) => row.onDate },
            {
              title: w({ zh: '凭证', en: 'Voucher' }),
              key: 'voucher',
              width: 130,
              className: 'number',
              render: (_, row) => (
                <Inside href={`/desk/vouchers/${row.voucherId}`}>
                  {row.period.slice(0, 7)} {w({ zh: `记-${row.number}`, en: `No. ${row.number}` })}
                </Inside>
              ),
            },
            {
              title: w({ zh: '业务', en: 'Event' }),
              key: 'event',
              render: (_, row) => (
                <span className={row.isReversal ? 'red-letter' : ''}>
                  {w(row.title)}
                  {row.isReversal && w({ zh: '（红字）', en: ' (reversal)' })}
                </span>
              ),
            },
            {
              title: w({ zh: '类别', en: 'Class' }),
              key: 'class',
              responsive: ['md'],
              width: 110,
              render: (_, row) => w(classWords[row.class]),
            },
            {
              title: w({ zh: '原值', en: 'Cost' }),
              key: 'cost',
              responsive: ['md'],
              align: 'right',
              width: 150,
              render: (_, row) => <Money fen={row.costFen} />,
            },
            {
              title: w({ zh: '摊销', en: 'Amortised' }),
              key: 'amortised',
              align: 'right',
              width: 140,
              render: (_, row) => <Money fen={row.amortisedFen} />,
            },
            {
              title: w({ zh: '减值', en: 'Impaired' }),
              key: 'impaired',
              responsive: ['md'],
              align: 'right',
              width: 140,
              render: (_, row) => <Money fen={row.impairedFen} />,
            },
          ]}
        />
      </div>
    </section>
  )
}
