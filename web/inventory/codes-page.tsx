import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CodingRule, codingRoutes } from '#contract/coding-rule.ts'
import { useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { CodeReader } from './code-reader.tsx'
import { InventoryNav } from './inventory-nav.tsx'
import { RuleComposer } from './rule-composer.tsx'
import { Composition } from './rule-words.tsx'
import './inventory.css'
import './coding.css'

/** Coding rules: the unit's officer composes the unit's own, supervisors read those of their units. */
export function CodesPage() {
  const isProducer = useSession()?.post?.role === 'producer'
  return (
    <Page title={{ zh: '编码规则', en: 'Coding rules' }} note={<Bases of={['§3.7', 'choice:coding-rule', 'choice:asset-code']} />}>
      <InventoryNav />
      {isProducer ? <OwnRule /> : null}
      <RuleList />
    </Page>
  )
}

function OwnRule() {
  const desk = useAsk(codingRoutes.readCodingDesk)
  return (
    <Loaded query={desk} rows={8}>
      {(data) => (
        <>
          <RuleComposer key={data.versions[0]?.version ?? 0} desk={data} />
          <CodeReader />
        </>
      )}
    </Loaded>
  )
}

function RuleList() {
  const { w } = useWords()
  const columns = useRuleColumns()
  return (
    <section aria-labelledby="rule-list">
      <h2 id="rule-list" className="list-head">
        {w({ zh: '规则版本', en: 'Versions' })}
      </h2>
      <KeysetTable
        caption={w({ zh: '规则版本', en: 'Versions of rules' })}
        route={codingRoutes.listCodingRules}
        columns={columns}
        rowKey={(row) => row.id}
        excel={{ path: codingRoutes.codingRulesExcel.path }}
        empty={
          <Nothing>
            {w({ zh: '还没有设定过单位规则，按城市默认规则编码。', en: 'No unit rule was set; codes follow the city’s default.' })}
          </Nothing>
        }
      />
    </section>
  )
}

function useRuleColumns(): Columns<CodingRule> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '单位', en: 'Unit' }),
        key: 'holder',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/organisations/$id" params={{ id: row.holderId }}>
              {row.holderName}
            </Link>
          </span>
        ),
      },
      { title: w({ zh: '版本', en: 'Version' }), dataIndex: 'version', align: 'right', width: 70, className: 'number' },
      {
        title: w({ zh: '构成', en: 'Segments' }),
        key: 'segments',
        render: (_, row) => (
          <span className="wide-cell">
            <Composition segments={row.segments} />
          </span>
        ),
      },
      { title: w({ zh: '生效日期', en: 'Holds from' }), dataIndex: 'holdsFrom', width: 110, className: 'number' },
      {
        title: w({ zh: '理由', en: 'Reason' }),
        key: 'reason',
        responsive: ['md'],
        render: (_, row) => <span className="wide-cell">{row.reason}</span>,
      },
      {
        title: w({ zh: '设定人', en: 'Set by' }),
        key: 'set',
        responsive: ['md'],
        width: 150,
        render: (_, row) => (
          <span className="wide-cell">
            {row.setName}
            <small className="number">{dayOf(row.setAt)}</small>
          </span>
        ),
      },
    ],
    [w],
  )
}
