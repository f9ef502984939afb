import { type AssetBooks, bookRoutes } from '#contract/books.ts'
import type { AssetView } from '#contract/inventory.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { WhyNot } from '../ui/why-not.tsx'
import { PostingTable } from '../books/posting-table.tsx'
import { Values } from './book-values.tsx'
import { Moves } from './book-moves.tsx'
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
