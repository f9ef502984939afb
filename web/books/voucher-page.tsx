import { Link, useParams } from '@tanstack/react-router'
import { bookRoutes, type VoucherView } from '#contract/books.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { PostingTable } from './posting-table.tsx'
import { Grounds } from './voucher-grounds.tsx'
import { Cards } from './voucher-cards.tsx'
import { Reversal } from './voucher-reversal.tsx'
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
