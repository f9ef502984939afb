import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type AssessmentLine, incidentRoutes } from '#contract/supervision-incidents.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'

/** The register of risk assessments: who assessed whom, what was found, and when the next is due. */
export function AssessmentsPage() {
  const { w } = useWords()
  const { q } = useSearch({ from: '/frame/risk-assessments' })
  const navigate = useNavigate()
  const query = q ? { q } : {}
  const isOperator = useSession()?.post?.role === 'operator'
  return (
    <Page
      title={{ zh: '风险评估台账', en: 'Register of risk assessments' }}
      note={<Bases of={['§7.5', 'choice:risk-assessment-yearly']} />}
      aside={
        isOperator ? (
          <LinkButton type="primary" href="/desk/start/risk-assessment">
            {w({ zh: '报送风险评估', en: 'Hand in an assessment' })}
          </LinkButton>
        ) : undefined
      }
    >
      <KeysetTable
        caption={w({ zh: '风险评估台账', en: 'Register of risk assessments' })}
        route={incidentRoutes.listAssessments}
        input={{ query }}
        columns={useAssessmentColumns()}
        rowKey={(row) => row.caseId}
        tools={
          <TextFilter
            label={{ zh: '按报告、单位或评估机构查找', en: 'Find by report, operator or assessor' }}
            value={q}
            onChange={(next) =>
              void navigate({ to: '/risk-assessments', search: (was) => present({ ...was, q: next || undefined }) as { q?: string } })
            }
          />
        }
        excel={{ path: exportRoutes.assessmentsExcel.path, query }}
        empty={<Nothing>{w({ zh: '还没有收悉的风险评估报告。', en: 'No assessment was received yet.' })}</Nothing>}
      />
    </Page>
  )
}

function useAssessmentColumns(): Columns<AssessmentLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '报告', en: 'Report' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/cases/${row.caseId}`}>{row.title}</Inside>
            <small>{row.operatorName}</small>
          </span>
        ),
      },
      { title: w({ zh: '评估机构', en: 'Assessor' }), key: 'assessor', responsive: ['md'], width: 180, render: (_, row) => row.assessor },
      {
        title: w({ zh: '完成', en: 'Finished' }),
        key: 'on',
        width: 130,
        className: 'number',
        render: (_, row) => (
          <span className="wide-cell">
            {row.assessedOn}
            {row.isLate && <small>{w({ zh: '报送逾期', en: 'handed in late' })}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '高、中、低风险', en: 'High, medium, low' }),
        key: 'risks',
        responsive: ['md'],
        width: 150,
        className: 'number',
        render: (_, row) => [row.high, row.medium, row.low].map(count).join(' / '),
      },
      {
        title: w({ zh: '下次评估', en: 'Next' }),
        key: 'next',
        width: 130,
        render: (_, row) =>
          row.isOverdue ? (
            <Status tone="bad">{w({ zh: `${row.nextOn} 逾期`, en: `${row.nextOn}, overdue` })}</Status>
          ) : (
            <span className="number">{row.nextOn}</span>
          ),
      },
    ],
    [w],
  )
}
