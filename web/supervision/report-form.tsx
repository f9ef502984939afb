import { Button, Input, Select } from 'antd'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { incidentRoutes, type IncidentView } from '#contract/supervision-incidents.ts'
import { textOf } from '#contract/text-of.ts'
import { incidentClocks, incidentLevels, incidentReportKinds } from '#law/incidents.ts'
import type { Words } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { instantOf, wallTimeOf } from '../ui/dates.ts'
import { DayInput } from '../ui/day-input.tsx'
import { keptAnswers } from '../ui/kept-answers.ts'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

const labels: { readonly [field: string]: Words } = {
  kind: { zh: '登记什么', en: 'What' },
  clock: { zh: '哪一项报告', en: 'Which report' },
  toldTo: { zh: '报告给谁', en: 'To whom' },
  level: { zh: '级别调高为（没有变化不填）', en: 'Level raised to, if it is' },
  toldAt: { zh: '时间（北京时间）', en: 'When (Beijing time)' },
  number: { zh: '回执或文号', en: 'Receipt or number' },
  body: { zh: '内容', en: 'What was said' },
}

type Kind = keyof typeof incidentReportKinds
type Clock = IncidentView['clocks'][number]['clock']

/** Records who was told, how it goes on, or that it was dealt with; begun anew for each report. */
export function ReportForm({ incident }: { incident: IncidentView }) {
  const { w } = useWords()
  const open = incident.clocks.filter((each) => each.metAt === null && each.clock !== 'final').map((each) => each.clock)
  const kinds = (Object.keys(incidentReportKinds) as Kind[]).filter(
    (each) => (each !== 'told' || open.length > 0) && (each !== 'ended' || incident.endedAt === null),
  )
  const kept = keptAnswers(`incident-report:${incident.caseId}`)
  const [before] = useState(kept.read)
  const [kind, setKind] = useState<Kind>(kinds.find((each) => each === before['kind']) ?? kinds[0]!)
  const [clock, setClock] = useState<Clock | null>(open.find((each) => each === before['clock']) ?? open[0] ?? null)
  const [given, setGiven] = useState({ toldTo: textOf(before['toldTo']), number: textOf(before['number']), body: textOf(before['body']) })
  // What is being written survives leaving the page, with what it is about.
  useEffect(() => kept.write(given.toldTo || given.number || given.body ? { ...given, kind, clock } : {}), [kept, given, kind, clock])
  const [level, setLevel] = useState<IncidentView['level'] | null>(null)
  const [toldAt, setToldAt] = useState(() => wallTimeOf(incident.now).replace('T', ' '))
  const { isBusy, error, send } = useSending()
  const raised = Object.keys(incidentLevels).slice(Object.keys(incidentLevels).indexOf(incident.level) + 1) as IncidentView['level'][]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async (keyed) => {
      await ask(incidentRoutes.reportIncident, {
        params: { id: incident.caseId },
        body: keyed({
          kind,
          ...given,
          ...(kind === 'told' && clock ? { clock } : {}),
          ...(kind === 'progress' && level ? { level } : {}),
          toldAt: instantOf(toldAt.replace(' ', 'T')),
        }),
      })
      kept.clear()
      await refresh('/api/incidents')
    })
  }
  const missing = [
    kind === 'told' && !given.toldTo.trim() && { zh: '报告给谁', en: 'to whom' },
    given.body.trim().length < 2 && { zh: '内容', en: 'what was said' },
  ].filter((each) => each !== false)
  const field = (name: string, input: (wired: { id: string } & ReturnType<typeof wrongAt>) => ReactNode) => (
    <p>
      <label htmlFor={`report-${name}`}>{w(labels[name]!)}</label>
      <br />
      {input({ id: `report-${name}`, ...wrongAt(error, name) })}
    </p>
  )
  return (
    <form className="card" onSubmit={submit}>
      <h2>{w({ zh: '登记报告', en: 'Record a report' })}</h2>
      {field('kind', (wired) => (
        <Select
          {...wired}
          value={kind}
          style={{ minWidth: 180 }}
          options={kinds.map((value) => ({ value, label: w(incidentReportKinds[value]) }))}
          onChange={setKind}
        />
      ))}
      {kind === 'told' &&
        field('clock', (wired) => (
          <Select
            {...wired}
            value={clock}
            style={{ width: '100%', maxWidth: 420 }}
            options={open.map((value) => ({ value, label: w(incidentClocks[value].title) }))}
            onChange={setClock}
          />
        ))}
      {kind === 'told' &&
        field('toldTo', (wired) => (
          <Input {...wired} maxLength={200} value={given.toldTo} onChange={(e) => setGiven({ ...given, toldTo: e.target.value })} />
        ))}
      {kind === 'progress' &&
        raised.length > 0 &&
        field('level', (wired) => (
          <Select
            {...wired}
            allowClear
            value={level}
            style={{ minWidth: 180 }}
            options={raised.map((value) => ({ value, label: w(incidentLevels[value]) }))}
            onChange={(next) => setLevel(next ?? null)}
          />
        ))}
      {field('toldAt', (wired) => (
        <DayInput {...wired} to="minute" allowClear={false} value={toldAt} onChange={(next) => next && setToldAt(next)} />
      ))}
      {field('number', (wired) => (
        <Input {...wired} maxLength={100} value={given.number} onChange={(e) => setGiven({ ...given, number: e.target.value })} />
      ))}
      {field('body', (wired) => (
        <Input.TextArea
          {...wired}
          maxLength={4000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={given.body}
          onChange={(e) => setGiven({ ...given, body: e.target.value })}
        />
      ))}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={missing.length > 0 || (kind === 'told' && !clock)}>
        {w({ zh: '登记', en: 'Record' })}
      </Button>
      {missing.length > 0 && (
        <>
          {' '}
          <small className="quiet">
            {w({
              zh: `还没有填写：${missing.map(({ zh }) => zh).join('、')}`,
              en: `Still to fill in: ${missing.map(({ en }) => en).join(', ')}`,
            })}
          </small>
        </>
      )}
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}
