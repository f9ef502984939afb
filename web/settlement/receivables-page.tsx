import { Link, useSearch } from '@tanstack/react-router'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { useSession } from '../ui/session.ts'
import { ReceivableLines } from './receivable-lines.tsx'
import { Reconciled } from './reconciled.tsx'
import { Batches } from './batches.tsx'

const tabs = [
  { key: undefined, title: { zh: '按单位和期间对账', en: 'By unit and month' } },
  { key: 'lines', title: { zh: '应缴明细', en: 'Lines' } },
  { key: 'batches', title: { zh: '汇缴批次', en: 'Batches' } },
] as const

/** What is due to the treasury: the reconciliation by unit and month, the lines with their collection and posting, and the batches. */
export function ReceivablesPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/receivables' })
  const role = useSession()?.post?.role
  return (
    <Page
      title={{ zh: '应缴国库', en: 'Due to the treasury' }}
      note={<Bases of={['§6.6', 'choice:counter-entries', 'choice:treasury-receipt', 'choice:treasury-repayment']} />}
      aside={
        role === 'producer' ? (
          <LinkButton href="/desk/start/repayment">{w({ zh: '申请国库退付', en: 'Apply for repayment' })}</LinkButton>
        ) : (
          role === 'registrar' && (
            <LinkButton type="primary" href="/desk/start/remittance">
              {w({ zh: '列汇缴批次', en: 'Draw up a batch' })}
            </LinkButton>
          )
        )
      }
    >
      <nav className="tabs" aria-label={w({ zh: '应缴国库各部分', en: 'Parts of this page' })}>
        {tabs.map(({ key, title }) => (
          <Link
            key={title.en}
            to="/receivables"
            search={key ? { tab: key } : {}}
            resetScroll={false}
            className={key === search.tab ? 'tab tab-here' : 'tab'}
            {...(key === search.tab ? { 'aria-current': 'page' as const } : {})}
          >
            {w(title)}
          </Link>
        ))}
      </nav>
      {search.tab === 'lines' ? <ReceivableLines /> : search.tab === 'batches' ? <Batches /> : <Reconciled />}
    </Page>
  )
}
