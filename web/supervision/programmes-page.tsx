import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { exportRoutes } from '#contract/exports.ts'
import { inspectionRoutes, type Programme } from '#contract/supervision-inspections.ts'
import { inspectingOffices } from '#law/inspections.ts'
import type { Given } from '../ui/answer-text.tsx'
import { ask, refresh } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { type Columns, KeysetTable } from '../ui/table.tsx'

/** Programmes of inspection: from whom they draw, how many, and whether they were drawn. */
export function ProgrammesPage() {
  const { w } = useWords()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const mine = useSession()?.post?.role
  const isOffice = inspectingOffices.some((role) => role === mine)
  const columns = useMemo(
    (): Columns<Programme> => [
      {
        title: w({ zh: '计划', en: 'Programme' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/inspections/programmes/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <small className="number">{row.number}</small>
          </span>
        ),
      },
      { title: w({ zh: '对象', en: 'Drawn from' }), key: 'party', width: 130, render: (_, row) => w(partyWords(row.party)) },
      {
        title: w({ zh: '抽取', en: 'Drawn' }),
        key: 'drawn',
        width: 120,
        className: 'number',
        render: (_, row) =>
          row.listed === null ? w({ zh: '未抽取', en: 'not yet' }) : `${count(Math.min(row.sample, row.listed))} / ${count(row.listed)}`,
      },
      {
        title: w({ zh: '已检查', en: 'Inspected' }),
        key: 'inspected',
        responsive: ['md'],
        width: 100,
        className: 'number',
        render: (_, row) => count(row.inspected),
      },
      {
        title: w({ zh: '期间', en: 'From–until' }),
        key: 'days',
        responsive: ['md'],
        width: 210,
        className: 'number',
        render: (_, row) => `${row.beginsOn} – ${row.endsOn}`,
      },
      {
        title: w({ zh: '制定', en: 'Made' }),
        key: 'made',
        responsive: ['lg'],
        width: 200,
        render: (_, row) => (
          <span className="wide-cell">
            {row.officeName}
            <small className="number">{dayOf(row.madeAt)}</small>
          </span>
        ),
      },
    ],
    [w],
  )
  const start = isOffice ? (
    <Button type="primary" onClick={() => setMaking(true)}>
      {w({ zh: '制定检查计划', en: 'Make a programme' })}
    </Button>
  ) : undefined
  return (
    <Page title={{ zh: '检查计划', en: 'Programmes of inspection' }} note={<Bases of={['§7.2', 'choice:inspection-draw']} />} aside={start}>
      <KeysetTable
        caption={w({ zh: '检查计划', en: 'Programmes of inspection' })}
        route={inspectionRoutes.listProgrammes}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/inspections/programmes/$id', params: { id: row.id } })}
        excel={{ path: exportRoutes.programmesExcel.path }}
        empty={<Nothing>{w({ zh: '还没有检查计划。', en: 'No programme yet.' })}</Nothing>}
      />
      {isMaking && <ProgrammeForm onClose={() => setMaking(false)} />}
    </Page>
  )
}

function ProgrammeForm({ onClose }: { onClose: () => void }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const [answers, setAnswers] = useState<Given>({ beginsOn: today, endsOn: `${today.slice(0, 4)}-12-31` })
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const make = async () => {
    setChecked(true)
    if (problemsOf('inspection-programme', answers, today).length > 0) return
    await send(async (keyed) => {
      const made = await ask(inspectionRoutes.addProgramme, { body: keyed(answers as never) })
      await refresh('/api/inspection-programmes')
      await navigate({ to: '/inspections/programmes/$id', params: { id: made.id } })
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      title={w({ zh: '制定检查计划', en: 'Make a programme' })}
      footer={
        <div className="row">
          <Button type="primary" loading={isBusy} onClick={() => void make()}>
            {w({ zh: '制定', en: 'Make' })}
          </Button>
          <Button onClick={onClose}>{w({ zh: '取消', en: 'Cancel' })}</Button>
        </div>
      }
    >
      <FormFields
        form="inspection-programme"
        answers={answers}
        onChange={setAnswers}
        today={today}
        isChecked={isChecked}
        problems={error instanceof Refused ? (error.problem.fields ?? []) : []}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('inspection-programme')} />}
    </Drawer>
  )
}
