import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { bookRoutes, type VoucherView } from '#contract/books.ts'
import { documentKinds } from '#law/accounts/gate.ts'
import { several } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { DayInput } from '../ui/day-input.tsx'
import { Fact } from '../ui/fact.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { classWords } from './book-words.ts'
import { PostingTable } from './posting-table.tsx'
import { useSending } from '../ui/sending.ts'
import { WhyNot } from '../ui/why-not.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import './books.css'

/** One voucher: its lines in both ledgers, the documents it rests on, the cards it moved, and its reversal. */
export function VoucherPage() {
  const { id } = useParams({ from: '/frame/vouchers/$id' })
  const { w } = useWords()
  const found = useAsk(bookRoutes.readVoucher, { params: { id } })
  const post = useSession()?.post
  const v = found.data
  const isMine = v !== undefined && post?.role === 'producer' && post.organisationId === v.holderId
  return (
    <Page
      title={
        v
          ? { zh: `${v.period.slice(0, 7)} 记-${v.number}`, en: `${v.period.slice(0, 7)} No. ${v.number}` }
          : { zh: '记账凭证', en: 'Voucher' }
      }
      note={
        v && (
          <>
            <Link to="/books/$id" params={{ id: v.holderId }} search={{ tab: 'vouchers' }}>
              {v.holderName}
            </Link>
            <span>{w(v.title)}</span>
            <span className="number">{v.onDate}</span>
            <span>
              {w({ zh: '制单', en: 'Made by' })} {v.madeName} {minuteOf(v.madeAt)}
            </span>
            {v.reverses && <Status tone="care">{w({ zh: '红字凭证', en: 'Counter-entry' })}</Status>}
            {v.reversedBy && <Status tone="care">{w({ zh: '已冲销', en: 'Reversed' })}</Status>}
            <Basis of={v.basis} />
          </>
        )
      }
    >
      <Loaded query={found} rows={10}>
        {(voucher) => (
          <>
            <Lines voucher={voucher} />
            <Grounds voucher={voucher} />
            <Cards voucher={voucher} />
            {isMine && <Settling voucher={voucher} />}
            {isMine && <Reversal voucher={voucher} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Lines({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  const other = voucher.reverses ?? voucher.reversedBy
  return (
    <section className="card" aria-labelledby="lines">
      <h2 id="lines">{voucher.summary}</h2>
      <PostingTable postings={voucher.postings} />
      {other && (
        <p>
          <Link to="/vouchers/$id" params={{ id: other }}>
            {w(
              voucher.reverses
                ? { zh: '查看被冲销的凭证', en: 'See the voucher it reverses' }
                : { zh: '查看红字凭证', en: 'See the counter-entry' },
            )}
          </Link>
        </p>
      )}
    </section>
  )
}

function Grounds({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  const { approval, life, way, conditions } = voucher.particulars
  if (voucher.documents.length === 0 && !approval && !life && !way && conditions.length === 0) return null
  return (
    <section className="card" aria-labelledby="grounds">
      <h2 id="grounds">{w({ zh: '依据', en: 'Grounds' })}</h2>
      <dl className="facts facts-wide">
        {way && <Fact of={{ zh: '支付或来源', en: 'Paid or financed by' }}>{w(way)}</Fact>}
        {approval && (
          <Fact of={{ zh: '批准文件', en: 'Approval' }}>
            {approval.authority} {approval.number} <span className="number">{approval.approvedOn}</span>
          </Fact>
        )}
        {life && (
          <Fact of={{ zh: '使用年限', en: 'Useful life' }}>
            {life.months !== null && w({ zh: `${life.months}个月，`, en: `${several(life.months, 'month')}, ` })}
            {w(life.ground)}
            {life.reason && <small>{life.reason}</small>}
          </Fact>
        )}
        {life && <Fact of={{ zh: '摊销计入', en: 'Charged to' }}>{w(life.expense)}</Fact>}
        {conditions.map(({ condition, stated }) => (
          <Fact key={condition.en} of={condition}>
            {stated}
          </Fact>
        ))}
      </dl>
      {voucher.documents.length > 0 && (
        <WideTable
          aria-label={w({ zh: '原始凭证', en: 'Source documents' })}
          rowKey={(row) => `${row.kind}-${row.number}`}
          dataSource={voucher.documents}
          columns={[
            {
              title: w({ zh: '原始凭证', en: 'Document' }),
              key: 'kind',
              render: (_, row) => (
                <span className="wide-cell">
                  {w(documentKinds[row.kind])}{' '}
                  {row.paperSha256 ? (
                    <a href={`/api/files/${row.paperSha256}`} target="_blank" rel="noreferrer">
                      {row.number}
                    </a>
                  ) : (
                    row.number
                  )}
                  <small>{row.party}</small>
                </span>
              ),
            },
            { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 110, className: 'number', render: (_, row) => row.issuedOn },
            {
              title: w({ zh: '金额', en: 'Amount' }),
              key: 'amount',
              align: 'right',
              width: 160,
              render: (_, row) => <Money fen={row.amountFen} />,
            },
          ]}
        />
      )}
    </section>
  )
}

function Cards({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  if (voucher.moves === 0) return null
  return (
    <section aria-labelledby="moved">
      <h2 id="moved" className="book-head">
        {w({ zh: `涉及的资产卡（${count(voucher.moves)}）`, en: `Cards moved (${count(voucher.moves)})` })} <Basis of="§3.10" />
      </h2>
      <div className="list">
        <WideTable
          aria-label={w({ zh: '涉及的资产卡', en: 'Cards moved' })}
          rowKey={(row) => `${row.assetId}-${row.class}`}
          dataSource={voucher.cards}
          pagination={voucher.cards.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          columns={[
            {
              title: w({ zh: '资产', en: 'Asset' }),
              key: 'name',
              render: (_, row) => (
                <span className="wide-cell">
                  <Link to="/assets/$id" params={{ id: row.assetId }} search={{ tab: 'books' }}>
                    {row.name}
                  </Link>
                  <small className="number">{row.code}</small>
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
              title: w({ zh: '原值变动', en: 'Cost' }),
              key: 'cost',
              align: 'right',
              responsive: ['md'],
              width: 160,
              render: (_, row) => <Money fen={row.costFen} />,
            },
            {
              title: w({ zh: '摊销变动', en: 'Amortised' }),
              key: 'amortised',
              align: 'right',
              width: 150,
              render: (_, row) => <Money fen={row.amortisedFen} />,
            },
            {
              title: w({ zh: '减值变动', en: 'Impaired' }),
              key: 'impaired',
              align: 'right',
              responsive: ['md'],
              width: 150,
              render: (_, row) => <Money fen={row.impairedFen} />,
            },
          ]}
        />
      </div>
      {voucher.moves > voucher.cards.length && (
        <p className="quiet">
          {w({
            zh: `只列出金额最大的${voucher.cards.length}项；全部见资产明细。`,
            en: `Only the largest ${voucher.cards.length} are listed; all are among the cards.`,
          })}
        </p>
      )}
    </section>
  )
}

/** What this voucher left open leads to the entry by which it is paid or collected; it may be in part or in full already. */
function Settling({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  if (voucher.settledBy.length === 0) return null
  return (
    <section className="card" aria-labelledby="settling">
      <h2 id="settling">
        {w({ zh: '往来款', en: 'Left open' })} <Basis of="choice:settlement" />
      </h2>
      <p className="row">
        {voucher.settledBy.map((each) => (
          <LinkButton
            key={each.template}
            href={`/desk/books/${voucher.holderId}/entry?template=${each.template}${voucher.assetId ? `&assetId=${voucher.assetId}` : ''}`}
          >
            {w(each.title)}
          </LinkButton>
        ))}
      </p>
    </section>
  )
}

function Reversal({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const [onDate, setOnDate] = useState(today)
  const [reason, setReason] = useState('')
  const { isBusy, error, send } = useSending()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async (keyed) => {
      const red = await ask(bookRoutes.reverseVoucher, { params: { id: voucher.id }, body: keyed({ onDate, reason: reason.trim() }) })
      await refresh('/api/books', '/api/assets', '/api/vouchers')
      await navigate({ to: '/vouchers/$id', params: { id: red.id } })
    })
  }
  return (
    <section className="card" aria-labelledby="reversal">
      <h2 id="reversal">
        {w({ zh: '红字冲销', en: 'Reverse by counter-entry' })} <Basis of="choice:red-reversal" />
      </h2>
      {voucher.whyNotReverse ? (
        <WhyNot denial={voucher.whyNotReverse} />
      ) : (
        <form className="row" onSubmit={submit}>
          <label htmlFor="reversed-on">{w({ zh: '日期', en: 'Day' })}</label>
          <DayInput
            id="reversed-on"
            allowClear={false}
            style={{ width: '11rem' }}
            min={voucher.onDate}
            max={today}
            value={onDate}
            onChange={(day) => day && setOnDate(day)}
          />
          <label htmlFor="reason">{w({ zh: '原因', en: 'Reason' })}</label>
          <Input
            id="reason"
            style={{ width: '22rem', maxWidth: '100%' }}
            maxLength={150}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button danger htmlType="submit" loading={isBusy} disabled={reason.trim().length < 2 || onDate === ''}>
            {w({ zh: '冲销', en: 'Reverse' })}
          </Button>
        </form>
      )}
      {error !== null && <ProblemNote error={error} />}
    </section>
  )
}
