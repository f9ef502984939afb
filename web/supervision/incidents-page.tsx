import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type IncidentLine, incidentRoutes } from '#contract/supervision-incidents.ts'
import { incidentClocks, incidentKinds, type IncidentLevel, incidentLevels } from '#law/incidents.ts'
import type { Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { IncidentsSearch } from './routes.tsx'

const states = {
  open: { zh: '未办结', en: 'Not closed' },
  closed: { zh: '已办结', en: 'Closed' },
  late: { zh: '有逾期时限', en: 'With a clock that ran out' },
} as const

const levelTones: { readonly [L in IncidentLevel]: Tone } = { ordinary: 'plain', larger: 'care', major: 'bad', grave: 'bad' }

/** The register of incidents: what happened, how grave, and which clock runs out next. */
export function IncidentsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/incidents' })
  const navigate = useNavigate()
  const isOperator = useSession()?.post?.role === 'operator'
  const change = (next: { [K in keyof IncidentsSearch]: IncidentsSearch[K] | undefined }) =>
    void navigate({ to: '/incidents', search: present({ ...search, ...next }) as IncidentsSearch })
  return (
    <Page
      title={{ zh: '安全事件台账', en: 'Register of incidents' }}
      note={<Bases of={['§7.5', 'choice:incident-clock-network']} />}
      aside={
        isOperator ? (
          <LinkButton type="primary" href="/desk/start/incident">
            {w({ zh: '立即报告安全事件', en: 'Report an incident now' })}
          </LinkButton>
        ) : undefined
      }
    >
      <KeysetTable
        caption={w({ zh: '安全事件台账', en: 'Register of incidents' })}
        route={incidentRoutes.listIncidents}
        input={{ query: search }}
        columns={useIncidentColumns()}
        rowKey={(row) => row.caseId}
        onOpen={(row) => void navigate({ to: '/incidents/$id', params: { id: row.caseId } })}
        tools={
          <>
            <TextFilter
              label={{ zh: '按事件、单位或办件查找', en: 'Find by title, operator or case' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={Object.entries(states).map(([value, words]) => ({ value: value as keyof typeof states, label: w(words) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.incidentsExcel.path, query: search }}
        empty={<Nothing>{w({ zh: '没有安全事件。', en: 'No incident.' })}</Nothing>}
      />
    </Page>
  )
}

function useIncidentColumns(): Columns<IncidentLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '事件', en: 'Incident' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/incidents/${row.caseId}`}>{row.title}</Inside>
            <small>{row.operatorName}</small>
          </span>
        ),
      },
      { title: w({ zh: '类型', en: 'Kind' }), key: 'kind', responsive: ['md'], width: 110, render: (_, row) => w(incidentKinds[row.kind]) },
      {
        title: w({ zh: '级别', en: 'Level' }),
        key: 'level',
        width: 110,
        render: (_, row) => <Status tone={levelTones[row.level]}>{w(incidentLevels[row.level])}</Status>,
      },
      {
        title: w({ zh: '发现', en: 'Discovered' }),
        key: 'discovered',
        responsive: ['md'],
        width: 150,
        className: 'number',
        render: (_, row) => minuteOf(row.discoveredAt),
      },
      {
        title: w({ zh: '下一个时限', en: 'Next clock' }),
        key: 'next',
        responsive: ['lg'],
        width: 220,
        render: (_, row) =>
          row.nextClock ? (
            <span className="wide-cell">
              {w(incidentClocks[row.nextClock].title)}
              <small className="number">{minuteOf(row.nextDueAt!)}</small>
            </span>
          ) : (
            '—'
          ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 120,
        render: (_, row) => {
          const { tone, words } = standingOf(row)
          return <Status tone={tone}>{w(words)}</Status>
        },
      },
    ],
    [w],
  )
}

/** Where an incident stands: late before all else, then closed, or how far its handling is. */
function standingOf({ late, closedAt, endedAt }: IncidentLine): { tone: Tone; words: Words } {
  if (late > 0) return { tone: 'bad', words: { zh: `逾期 ${late}`, en: `${late} late` } }
  if (closedAt) return { tone: 'done', words: states.closed }
  return { tone: 'going', words: endedAt ? { zh: '待总结', en: 'To be summed up' } : { zh: '处置中', en: 'Being dealt with' } }
}
