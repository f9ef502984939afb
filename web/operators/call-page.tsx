import { useParams } from '@tanstack/react-router'
import { type CallView, operatorRoutes } from '#contract/operators.ts'
import { callStateWords } from '#law/operators.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { Applications } from './applications.tsx'
import { Apply } from './apply.tsx'
import { Experts } from './experts.tsx'
import { callTone } from './columns.tsx'
import './operators.css'

/** One call for operators: what is asked, who applied and how it went, each as far as the reader may see it. */
export function CallPage() {
  const { id } = useParams({ from: '/frame/operator-calls/$id' })
  const { w } = useWords()
  const found = useAsk(operatorRoutes.readOperatorCall, { params: { id } })
  return (
    <Page
      title={found.data?.title ?? { zh: '运营主体选取', en: 'Call for operators' }}
      note={
        found.data && (
          <>
            <Status tone={callTone(found.data)}>{w(callStateWords(found.data))}</Status>
            <span>{w({ zh: `报名截止 ${found.data.applyUntil}`, en: `Apply until ${found.data.applyUntil}` })}</span>
            <Basis of="§5.1" />
            {found.data.seesCase && <Inside href={`/desk/cases/${id}`}>{w({ zh: '办件', en: 'Case' })}</Inside>}
          </>
        )
      }
    >
      <Loaded query={found} rows={8}>
        {(call) => (
          <>
            {call.ranking.length > 0 && <Ranking call={call} />}
            {call.mayApply && <Apply call={call} />}
            {call.applications.length > 0 && <Applications call={call} />}
            {(call.mayName || call.experts.length > 0 || call.dismissed.length > 0) && <Experts call={call} />}
            <section className="card">
              <h2>{w({ zh: '公告', en: 'The call' })}</h2>
              <AnswersView form="operator-call" answers={call.answers} isBrief />
            </section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Ranking({ call }: { call: CallView }) {
  const { w } = useWords()
  const columns = [
    { title: w({ zh: '名次', en: 'Rank' }), dataIndex: 'rank', width: 80, className: 'number' },
    { title: w({ zh: '申请单位', en: 'Applicant' }), dataIndex: 'operatorName' },
    {
      title: w({ zh: '平均分', en: 'Average' }),
      key: 'average',
      width: 110,
      className: 'number',
      render: (_: unknown, row: CallView['ranking'][number]) => row.average.toFixed(2),
    },
  ]
  return (
    <section className="card" aria-labelledby="ranking">
      <h2 id="ranking">
        {w({ zh: '评审结果', en: 'Result' })}
        <Basis of="choice:selection-scoring" />
      </h2>
      <div className="list">
        <WideTable
          aria-label={w({ zh: '评审结果', en: 'Result' })}
          columns={columns}
          dataSource={[...call.ranking]}
          rowKey={(row) => String(row.rank)}
        />
      </div>
    </section>
  )
}
