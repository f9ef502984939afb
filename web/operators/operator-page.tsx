import { useParams } from '@tanstack/react-router'
import { exportRoutes } from '#contract/exports.ts'
import { operatorRoutes, type OperatorView } from '#contract/operators.ts'
import { organisationKinds } from '#law/parties.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { Credit, FileState } from './standing.tsx'
import { useMandateColumns } from './mandate-columns.tsx'
import { Compliance } from './compliance-section.tsx'
import { CreditRecord } from './credit-record.tsx'

/** One operator: its mandates, its compliance file with expiry, its credit record. */
export function OperatorPage() {
  const { id } = useParams({ from: '/frame/operators/$id' })
  const { w } = useWords()
  const found = useAsk(operatorRoutes.readOperator, { params: { id } })
  const post = useSession()?.post
  const isOwn = post?.organisationId === id && post.role === 'operator'
  return (
    <Page
      title={found.data?.name ?? { zh: '运营主体', en: 'Operator' }}
      note={
        found.data && (
          <>
            <span>{w(organisationKinds[found.data.kind as keyof typeof organisationKinds].title)}</span>
            <Inside href={`/desk/organisations/${id}`}>{w({ zh: '机构页', en: 'Organisation' })}</Inside>
          </>
        )
      }
    >
      <Loaded query={found} rows={8}>
        {(operator) => (
          <>
            <Figures operator={operator} />
            <Mandates operatorId={id} />
            <Compliance records={operator.compliance} isOwn={isOwn} />
            <CreditRecord operator={operator} isOwn={isOwn} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Figures({ operator }: { operator: OperatorView }) {
  const { w } = useWords()
  return (
    <section className="card" aria-label={w({ zh: '概况', en: 'Standing' })}>
      <dl className="facts facts-wide">
        <Fact of={{ zh: '在期权限', en: 'Mandates' }} className="number">
          {count(operator.mandates)}
        </Fact>
        {operator.suspension && (
          <Fact of={{ zh: '暂停运营', en: 'Suspended' }}>
            <Status tone="bad">{operator.suspension.on}</Status> <span className="number">{operator.suspension.number}</span>{' '}
            <Basis of="§8.2" />
          </Fact>
        )}
        {operator.leaving && (
          <Fact of={{ zh: '正在退出', en: 'Leaving' }}>
            <Status tone="care">{w({ zh: '交接中', en: 'Handing over' })}</Status> <span className="number">{operator.leaving}</span>{' '}
            <Basis of="choice:exit-settled" />
          </Fact>
        )}
        <Fact of={{ zh: '合规档案', en: 'Compliance file' }}>
          <FileState parts={operator.parts} until={operator.fileUntil} />
        </Fact>
        <Fact of={{ zh: '信用', en: 'Credit' }}>
          <Credit score={operator.credit} />
        </Fact>
        <Fact of={{ zh: '在期开发利用协议', en: 'Agreements in force' }} className="number">
          {count(operator.agreements)}
        </Fact>
      </dl>
    </section>
  )
}

function Mandates({ operatorId }: { operatorId: string }) {
  const { w } = useWords()
  const query = { operatorId }
  return (
    <section aria-labelledby="mandates">
      <h2 id="mandates" className="list-head">
        {w({ zh: '运营权限', en: 'Mandates' })}
      </h2>
      <KeysetTable
        caption={w({ zh: '运营权限', en: 'Mandates' })}
        route={operatorRoutes.listMandates}
        input={{ query }}
        columns={useMandateColumns()}
        rowKey={(row) => row.id}
        excel={{ path: exportRoutes.mandatesExcel.path, query }}
        empty={
          <Nothing>
            {w({
              zh: '没有运营权限：经选取、公用企业报备或者受托后出现在这里。',
              en: 'No mandate yet: a selection, a notification or an entrustment gives one.',
            })}
          </Nothing>
        }
      />
    </section>
  )
}
