import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Popconfirm, Switch } from 'antd'
import { useMemo, useState } from 'react'
import { caseRoutes } from '#contract/cases.ts'
import { exportRoutes } from '#contract/exports.ts'
import { type DrawLine, inspectionRoutes, type Programme } from '#contract/supervision-inspections.ts'
import { inspectionFocus } from '#law/inspections.ts'
import { signs } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { DrawCheck } from './draw-check.tsx'
import './supervision.css'

/** One programme: its draw with seed and list, which anybody computes again, and the inspections of those who were drawn. */
export function ProgrammePage() {
  const { w, list } = useWords()
  const { id } = useParams({ from: '/frame/inspections/programmes/$id' })
  const programme = useAsk(inspectionRoutes.readProgramme, { params: { id } })
  return (
    <Page title={programme.data?.title ?? { zh: '检查计划', en: 'Programme of inspection' }} note={<Basis of="choice:inspection-draw" />}>
      <Loaded query={programme} rows={4}>
        {(data) => (
          <>
            <dl className="card facts">
              <div className="fact-pair">
                <dt>{w({ zh: '编号', en: 'Number' })}</dt>
                <dd className="number">{data.number}</dd>
              </div>
              <div className="fact-pair">
                <dt>{w({ zh: '对象', en: 'Drawn from' })}</dt>
                <dd>
                  {w(partyWords(data.party))}
                  {w(signs.comma)}
                  {w({ zh: `抽取 ${count(data.sample)} 家`, en: `${count(data.sample)} of them` })}
                </dd>
              </div>
              <div className="fact-pair">
                <dt>{w({ zh: '重点', en: 'Focus' })}</dt>
                <dd>{list(data.focus.map((f) => w(inspectionFocus[f])))}</dd>
              </div>
              <div className="fact-pair">
                <dt>{w({ zh: '期间', en: 'From–until' })}</dt>
                <dd className="number">
                  {data.beginsOn} – {data.endsOn}
                </dd>
              </div>
              <div className="fact-pair">
                <dt>{w({ zh: '制定', en: 'Made by' })}</dt>
                <dd>
                  {data.officeName} {data.madeBy}
                </dd>
              </div>
            </dl>
            {data.seed === null ? <Undrawn programme={data} /> : <Drawn programme={data} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Undrawn({ programme }: { programme: Programme }) {
  const { w } = useWords()
  const isMine = useSession()?.post?.organisationId === programme.officeId
  const { isBusy, error, send } = useSending()
  const draw = () =>
    send(async () => {
      await ask(inspectionRoutes.drawProgramme, { params: { id: programme.id } })
      await refresh('/api/inspection-programmes')
    })
  return (
    <div className="card">
      <p>
        {w({
          zh: '还没有抽取。抽取时生成随机种子并冻结名单，只能抽一次。',
          en: 'Not drawn yet. The draw makes a seed, freezes the list, and happens once.',
        })}
      </p>
      {isMine && (
        <Popconfirm
          title={w({ zh: '抽取后不能重抽，现在抽取？', en: 'It is drawn once. Draw now?' })}
          okText={w({ zh: '抽取', en: 'Draw' })}
          cancelText={w({ zh: '取消', en: 'Cancel' })}
          onConfirm={() => void draw()}
        >
          <Button type="primary" loading={isBusy}>
            {w({ zh: '随机抽取', en: 'Draw' })}
          </Button>
        </Popconfirm>
      )}
      {error !== null && <ProblemNote error={error} />}
    </div>
  )
}

function Drawn({ programme }: { programme: Programme }) {
  const { w } = useWords()
  const [isAll, setAll] = useState(false)
  const query = isAll ? {} : ({ drawn: 'yes' } as const)
  return (
    <>
      <DrawCheck programme={programme} />
      <KeysetTable
        caption={w({ zh: '抽取名单', en: 'Drawn list' })}
        route={inspectionRoutes.listDraws}
        input={{ params: { id: programme.id }, query }}
        columns={useDrawColumns(programme)}
        rowKey={(row) => row.organisationId}
        tools={
          <label className="row">
            <Switch size="small" checked={isAll} onChange={setAll} />
            {w({ zh: '显示整个名单', en: 'The whole list' })}
          </label>
        }
        excel={{ path: exportRoutes.drawsExcel.path.replace(':id', programme.id), query }}
        empty={<Nothing>{w({ zh: '名单中没有单位。', en: 'Nobody is on the list.' })}</Nothing>}
      />
    </>
  )
}

function useDrawColumns(programme: Programme): Columns<DrawLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      { title: w({ zh: '次序', en: 'Place' }), key: 'place', width: 70, className: 'number', render: (_, row) => row.place },
      {
        title: w({ zh: '单位', en: 'Organisation' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/organisations/${row.organisationId}`}>{row.name}</Inside>
            <small className="number">{row.digest.slice(0, 24)}…</small>
          </span>
        ),
      },
      {
        title: w({ zh: '抽取', en: 'Drawn' }),
        key: 'drawn',
        width: 90,
        render: (_, row) => (row.isDrawn ? <Status tone="going">{w({ zh: '抽中', en: 'Drawn' })}</Status> : '—'),
      },
      {
        title: w({ zh: '检查', en: 'Inspection' }),
        key: 'case',
        width: 190,
        render: (_, row) =>
          row.caseId ? (
            <Inside href={`/desk/cases/${row.caseId}`}>
              <span className="number">{row.caseNumber}</span>
            </Inside>
          ) : (
            row.isDrawn && <Inspect programme={programme} organisationId={row.organisationId} name={row.name} />
          ),
      },
    ],
    [w, programme],
  )
}

function Inspect({ programme, organisationId, name }: { programme: Programme; organisationId: string; name: string }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const isMine = useSession()?.post?.organisationId === programme.officeId
  const { isBusy, error, send } = useSending()
  if (!isMine) return <>—</>
  const open = () =>
    send(async (keyed) => {
      const opened = await ask(caseRoutes.openCase, {
        body: keyed({
          procedure: 'inspection',
          subjectId: organisationId,
          answers: { kind: 'routine', programme: programme.number, focus: programme.focus },
        }),
      })
      await refresh('/api/inbox')
      await navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  return (
    <>
      <Button size="small" loading={isBusy} aria-label={w({ zh: `对${name}开办检查`, en: `Inspect ${name}` })} onClick={() => void open()}>
        {w({ zh: '开办检查', en: 'Inspect' })}
      </Button>
      {error !== null && <ProblemNote error={error} />}
    </>
  )
}
