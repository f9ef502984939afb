import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type ComplianceRecord, type CreditEntry, operatorRoutes, type OperatorView } from '#contract/operators.ts'
import { complianceParts, creditActs } from '#law/operators.ts'
import { organisationKinds } from '#law/parties.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { Credit, FileState, useMandateColumns } from './columns.tsx'

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

function Compliance({ records, isOwn }: { records: readonly ComplianceRecord[]; isOwn: boolean }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<ComplianceRecord> => [
      {
        title: w({ zh: '部分', en: 'Part' }),
        key: 'part',
        render: (_, row) => (
          <span className="wide-cell">
            {w(complianceParts[row.part])}
            {row.level !== null && <small>{w({ zh: `${row.level}级`, en: `level ${row.level}` })}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '编号', en: 'Number' }),
        key: 'number',
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.documentNumber,
      },
      {
        title: w({ zh: '有效期至', en: 'Valid until' }),
        key: 'until',
        width: 160,
        render: (_, row) => (
          <span className="row">
            <span className="number">{row.expiresOn}</span>
            {!row.isValid && <Status tone="bad">{w({ zh: '已过期', en: 'Expired' })}</Status>}
          </span>
        ),
      },
      {
        title: w({ zh: '存档', en: 'On file' }),
        key: 'at',
        width: 110,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => dayOf(row.recordedAt),
      },
    ],
    [w],
  )
  return (
    <section className="card" aria-labelledby="compliance">
      <h2 id="compliance">
        {w({ zh: '合规档案', en: 'Compliance file' })}
        <Basis of="§7.4" />
      </h2>
      <div className="list">
        <WideTable<ComplianceRecord>
          aria-label={w({ zh: '合规档案', en: 'Compliance file' })}
          columns={columns}
          dataSource={[...records]}
          rowKey={(row) => row.id}
          locale={{
            emptyText: (
              <Nothing>
                {w({
                  zh: '还没有存档。五部分齐全且在有效期内才能运营。',
                  en: 'Nothing on file. All five parts must be valid before anything is operated.',
                })}
              </Nothing>
            ),
          }}
        />
      </div>
      {isOwn && (
        <p>
          <LinkButton href="/desk/start/mlps-filing">{w({ zh: '提交一部分', en: 'File a part' })}</LinkButton>
        </p>
      )}
    </section>
  )
}

function CreditRecord({ operator, isOwn }: { operator: OperatorView; isOwn: boolean }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<CreditEntry> => [
      { title: w({ zh: '编号', en: 'Number' }), key: 'number', width: 140, className: 'number', render: (_, row) => row.number },
      {
        title: w({ zh: '行为', en: 'Act' }),
        key: 'act',
        render: (_, row) => (
          <span className="wide-cell">
            {w(creditActs[row.act].title)}
            <small>{row.reason}</small>
          </span>
        ),
      },
      { title: w({ zh: '扣分', en: 'Points' }), key: 'points', width: 80, className: 'number', render: (_, row) => `−${row.points}` },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 150,
        render: (_, row) =>
          row.liftedAt ? (
            <span className="wide-cell">
              <Status>
                {w(row.liftedHow === 'appeal' ? { zh: '申诉撤销', en: 'Lifted on appeal' } : { zh: '已修复', en: 'Repaired' })}
              </Status>
              <small className="number">{dayOf(row.liftedAt)}</small>
            </span>
          ) : (
            <span className="wide-cell">
              <Status tone="care">{w({ zh: '计分中', en: 'Counts' })}</Status>
              <small className="number">{dayOf(row.madeAt)}</small>
            </span>
          ),
      },
    ],
    [w],
  )
  if (operator.credit === null) return null
  return (
    <section className="card" aria-labelledby="credit">
      <h2 id="credit">
        {w({ zh: '信用记录', en: 'Credit record' })}
        <Basis of="choice:credit-points" />
      </h2>
      <div className="list">
        <WideTable<CreditEntry>
          aria-label={w({ zh: '信用记录', en: 'Credit record' })}
          columns={columns}
          dataSource={[...operator.creditEntries]}
          rowKey={(row) => row.id}
          locale={{ emptyText: <Nothing>{w({ zh: '没有扣分记录。', en: 'Nothing was deducted.' })}</Nothing> }}
        />
      </div>
      {isOwn && operator.creditEntries.some((entry) => entry.liftedAt === null) && (
        <p>
          <LinkButton href="/desk/start/credit-repair">{w({ zh: '申诉或申请修复', en: 'Appeal or ask for repair' })}</LinkButton>
        </p>
      )}
    </section>
  )
}
