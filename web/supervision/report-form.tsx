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

/** A report while it is written. */
type ReportDraft = {
  readonly kind: Kind
  readonly clock: Clock | null
  readonly level: IncidentView['level'] | null
  readonly toldTo: string
  readonly toldAt: string
  readonly number: string
  readonly body: string
}

/** What can be recorded now, and what was written of it; that survives leaving the page, with what it is about. */
function useReportDraft(incident: IncidentView) {
  const open = incident.clocks.filter((each) => each.metAt === null && each.clock !== 'final').map((each) => each.clock)
  const kinds = (Object.keys(incidentReportKinds) as Kind[]).filter(
    (each) => (each !== 'told' || open.length > 0) && (each !== 'ended' || incident.endedAt === null),
  )
  const kept = keptAnswers(`incident-report:${incident.caseId}`)
  const [draft, setDraft] = useState<ReportDraft>(() => {
    const before = kept.read()
    return {
      kind: kinds.find((each) => each === before['kind']) ?? kinds[0]!,
      clock: open.find((each) => each === before['clock']) ?? open[0] ?? null,
      level: null,
      toldTo: textOf(before['toldTo']),
      toldAt: wallTimeOf(incident.now).replace('T', ' '),
      number: textOf(before['number']),
      body: textOf(before['body']),
    }
  })
  useEffect(() => {
    const { kind, clock, toldTo, number, body } = draft
    kept.write(toldTo || number || body ? { toldTo, number, body, kind, clock } : {})
  }, [kept, draft])
  const change = (next: Partial<ReportDraft>) => setDraft((was) => ({ ...was, ...next }))
  return { draft, change, forget: kept.clear, kinds, open }
}

/** Records who was told, how it goes on, or that it was dealt with; begun anew for each report. */
export function ReportForm({ incident }: { incident: IncidentView }) {
  const { w } = useWords()
  const { draft, change, forget, kinds, open } = useReportDraft(incident)
  const { kind, clock, level, toldAt } = draft
  const { isBusy, error, send } = useSending()
  const raised = Object.keys(incidentLevels).slice(Object.keys(incidentLevels).indexOf(incident.level) + 1) as IncidentView['level'][]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async (keyed) => {
      await ask(incidentRoutes.reportIncident, {
        params: { id: incident.caseId },
        body: keyed({
          kind,
          toldTo: draft.toldTo,
          number: draft.number,
          body: draft.body,
          ...(kind === 'told' && clock ? { clock } : {}),
          ...(kind === 'progress' && level ? { level } : {}),
          toldAt: instantOf(toldAt.replace(' ', 'T')),
        }),
      })
      forget()
      await refresh('/api/incidents')
    })
  }
  const missing = [
    kind === 'told' && !draft.toldTo.trim() && { zh: '报告给谁', en: 'to whom' },
    draft.body.trim().length < 2 && { zh: '内容', en: 'what was said' },
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
          onChange={(next) => change({ kind: next })}
        />
      ))}
      {kind === 'told' &&
        field('clock', (wired) => (
          <Select
            {...wired}
            value={clock}
            style={{ width: '100%', maxWidth: 420 }}
            options={open.map((value) => ({ value, label: w(incidentClocks[value].title) }))}
            onChange={(next) => change({ clock: next })}
          />
        ))}
      {kind === 'told' &&
        field('toldTo', (wired) => (
          <Input {...wired} maxLength={200} value={draft.toldTo} onChange={(event) => change({ toldTo: event.target.value })} />
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
            onChange={(next) => change({ level: next ?? null })}
          />
        ))}
      {field('toldAt', (wired) => (
        <DayInput {...wired} to="minute" allowClear={false} value={toldAt} onChange={(next) => next && change({ toldAt: next })} />
      ))}
      {field('number', (wired) => (
        <Input {...wired} maxLength={100} value={draft.number} onChange={(event) => change({ number: event.target.value })} />
      ))}
      {field('body', (wired) => (
        <Input.TextArea
          {...wired}
          maxLength={4000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={draft.body}
          onChange={(event) => change({ body: event.target.value })}
        />
      ))}
      <Button type="primary" htmlType="submit" loading={isBusy} disabled={missing.length > 0 || (kind === 'told' && !clock)}>
        {w({ zh: '登记', en: 'Record' })}
      </Button>
      {missing.length > 0 && <StillMissing fields={missing} />}
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}

function StillMissing({ fields }: { fields: readonly Words[] }) {
  const { w } = useWords()
  return (
    <>
      {' '}
      <small className="quiet">
        {w({
          zh: `还没有填写：${fields.map(({ zh }) => zh).join('、')}`,
          en: `Still to fill in: ${fields.map(({ en }) => en).join(', ')}`,
        })}
      </small>
    </>
  )
}
