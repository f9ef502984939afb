import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type InspectionLine, inspectionRoutes } from '#contract/supervision-inspections.ts'
import {
  creditEffects,
  inspectingOffices,
  inspectionFocus,
  inspectionGravities,
  inspectionKinds,
  inspectionOutcomes,
} from '#law/inspections.ts'
import { present } from '../ui/address-search.ts'
import { Bases } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { InspectionsSearch } from './routes.tsx'

const states = { open: { zh: '办理中', en: 'Running' }, closed: { zh: '已办结', en: 'Closed' } } as const

/** The register of inspections: who was inspected, what was found, what came of it and stands in the record of conduct. */
export function InspectionsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/inspections' })
  const navigate = useNavigate()
  const mine = useSession()?.post?.role
  const isOffice = inspectingOffices.some((role) => role === mine)
  const change = (next: { [K in keyof InspectionsSearch]: InspectionsSearch[K] | undefined }) =>
    void navigate({ to: '/inspections', search: present({ ...search, ...next }) as InspectionsSearch })
  return (
    <Page
      title={{ zh: '监督检查台账', en: 'Register of inspections' }}
      note={<Bases of={['§5.3', '§7.2']} />}
      aside={
        <div className="row">
          <LinkButton href="/desk/inspections/programmes">{w({ zh: '检查计划和抽取', en: 'Programmes and draws' })}</LinkButton>
          {isOffice && (
            <LinkButton type="primary" href="/desk/start/inspection">
              {w({ zh: '开办检查', en: 'Start an inspection' })}
            </LinkButton>
          )}
        </div>
      }
    >
      <KeysetTable
        caption={w({ zh: '监督检查台账', en: 'Register of inspections' })}
        route={inspectionRoutes.listInspections}
        input={{ query: search }}
        columns={useInspectionColumns()}
        rowKey={(row) => row.caseId}
        onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.caseId } })}
        tools={
          <>
            <TextFilter
              label={{ zh: '按单位、办件或计划编号查找', en: 'Find by organisation, case or programme' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '状态', en: 'State' })}
              className="list-pick"
              allowClear
              value={search.state ?? null}
              placeholder={w({ zh: '全部状态', en: 'All states' })}
              options={Object.entries(states).map(([value, words]) => ({ value: value as 'open' | 'closed', label: w(words) }))}
              onChange={(state) => change({ state: state ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.inspectionsExcel.path, query: search }}
        empty={
          <Nothing>
            {w({
              zh: '没有检查记录。检查通知发出后列在这里，结果和信用记录随办结记入。',
              en: 'No inspection. One is listed once its notice was sent; outcome and note of credit follow when it closes.',
            })}
          </Nothing>
        }
      />
    </Page>
  )
}

function useInspectionColumns(): Columns<InspectionLine> {
  const { w, list } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '被检查单位', en: 'Inspected' }),
        key: 'inspected',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/cases/${row.caseId}`}>{row.inspectedName}</Inside>
            <small className="number">{row.number}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '类型', en: 'Kind' }),
        key: 'kind',
        responsive: ['md'],
        width: 140,
        render: (_, row) => (
          <span className="wide-cell">
            {w(inspectionKinds[row.kind])}
            <small className="number">{row.programme}</small>
          </span>
        ),
      },
      { title: w({ zh: '检查单位', en: 'Office' }), key: 'office', responsive: ['lg'], width: 170, render: (_, row) => row.officeName },
      {
        title: w({ zh: '重点', en: 'Focus' }),
        key: 'focus',
        responsive: ['lg'],
        width: 150,
        render: (_, row) => list(row.focus.map((f) => w(inspectionFocus[f]))),
      },
      {
        title: w({ zh: '发现', en: 'Found' }),
        key: 'found',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.gravity && w(inspectionGravities[row.gravity as keyof typeof inspectionGravities])}
            <small>{row.findings}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 130,
        render: (_, row) =>
          row.outcome ? (
            <Status tone={row.outcome === 'unrectified' ? 'bad' : 'done'}>{w(inspectionOutcomes[row.outcome])}</Status>
          ) : (
            <Status tone="going">{w(placeWords({ procedure: 'inspection', step: row.step, ending: null }).words)}</Status>
          ),
      },
      {
        title: w({ zh: '信用', en: 'Credit' }),
        key: 'credit',
        responsive: ['lg'],
        width: 110,
        render: (_, row) => row.credit && w(creditEffects[row.credit as keyof typeof creditEffects]),
      },
      {
        title: w({ zh: '日期', en: 'Day' }),
        key: 'day',
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.closedAt ?? row.beganAt),
      },
    ],
    [w, list],
  )
}
