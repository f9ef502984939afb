import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Ruling, rulingRoutes } from '#contract/supervision-rulings.ts'
import { rulingKinds } from '#law/rulings.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { startable } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { MeetingsTab } from './meetings-tab.tsx'
import { ParametersTab } from './parameters-tab.tsx'
import type { RulingsSearch } from './routes.tsx'

/** Interpretations of both bureaux, parameters in versions, and the log of the liaison meeting. */
export function RulingsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/rulings' })
  const navigate = useNavigate()
  const post = useSession()?.post
  const starts = startable(post).filter(({ id }) => id === 'interpretation' || id === 'parameter-change')
  const tabs = [
    { key: 'rulings', label: w({ zh: '解释与修订', en: 'Interpretations' }), children: <RulingsTab q={search.q} /> },
    {
      key: 'parameters',
      label: w({ zh: '参数和版本', en: 'Parameters' }),
      children: (
        <ParametersTab
          q={search.q}
          onFind={(q) => void navigate({ to: '/rulings', search: present({ tab: 'parameters', q: q || undefined }) as RulingsSearch })}
        />
      ),
    },
    { key: 'meetings', label: w({ zh: '联络会议', en: 'Liaison meeting' }), children: <MeetingsTab /> },
  ]
  return (
    <Page
      title={{ zh: '规程解释、参数和联络会议', en: 'Interpretations, parameters, liaison meeting' }}
      note={<Bases of={['§8.4', 'choice:interpretation-jointly']} />}
      aside={
        <div className="row">
          {starts.map(({ id, title }) => (
            <LinkButton key={id} type="primary" href={`/desk/start/${id}`}>
              {w(title)}
            </LinkButton>
          ))}
        </div>
      }
    >
      <Tabs
        activeKey={search.tab ?? 'rulings'}
        destroyOnHidden
        items={tabs}
        onChange={(key) => void navigate({ to: '/rulings', search: (key === 'rulings' ? {} : { tab: key }) as RulingsSearch })}
      />
    </Page>
  )
}

function RulingsTab({ q }: { q: string | undefined }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const query = q ? { q } : {}
  const columns = useMemo(
    (): Columns<Ruling> => [
      {
        title: w({ zh: '问题', en: 'Question' }),
        key: 'question',
        render: (_, row) => (
          <span className="wide-cell">
            <strong>{row.title}</strong>
            <small className="number">
              {row.number} · {row.clause}
            </small>
            <small>{row.question}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '类型', en: 'Kind' }),
        key: 'kind',
        width: 120,
        render: (_, row) => <Status tone={row.isPublic ? 'done' : 'plain'}>{w(rulingKinds[row.kind])}</Status>,
      },
      { title: w({ zh: '答复', en: 'Answer' }), key: 'answer', responsive: ['md'], render: (_, row) => row.answer },
      { title: w({ zh: '适用日期', en: 'Applies from' }), key: 'on', width: 120, className: 'number', render: (_, row) => row.effectiveOn },
    ],
    [w],
  )
  return (
    <KeysetTable
      caption={w({ zh: '解释与修订', en: 'Interpretations' })}
      route={rulingRoutes.listRulings}
      input={{ query }}
      columns={columns}
      rowKey={(row) => row.caseId}
      tools={
        <>
          <TextFilter
            label={{ zh: '按条款或内容查找', en: 'Find by clause or words' }}
            value={q}
            onChange={(next) => void navigate({ to: '/rulings', search: present({ q: next || undefined }) as RulingsSearch })}
          />
          <a href="/interpretations">{w({ zh: '公开页面', en: 'Public page' })}</a>
        </>
      }
      excel={{ path: exportRoutes.rulingsExcel.path, query }}
      empty={<Nothing>{w({ zh: '还没有两局共同决定的解释。', en: 'Nothing was decided yet.' })}</Nothing>}
    />
  )
}
