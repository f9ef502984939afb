import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { cityDefault, type CodingDesk, codingRoutes, type Segment } from '#contract/coding-rule.ts'
import { codingSegments, type SegmentKind } from '#law/coding.ts'
import { signs, type Words } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { DayInput } from '../ui/day-input.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { emptySegment, isWritten, moved } from './rule-compose.ts'
import { RuleTrialView } from './rule-trial-view.tsx'
import { Composition } from './rule-words.tsx'
import { SegmentEditor } from './segment-editor.tsx'

/** Composes the next version of the unit's rule: segments in order, what the next codes would be, what stands in the way, from when it holds. */
export function RuleComposer({ desk }: { desk: CodingDesk }) {
  const { w } = useWords()
  const latest = desk.versions[0]
  const [rule, setRule] = useState<readonly Segment[]>(() => latest?.segments ?? [])
  const isDefault = rule.length === 0
  const unused = (Object.keys(codingSegments) as SegmentKind[]).filter(
    (kind) => !codingSegments[kind].once || !rule.some((each) => each.kind === kind),
  )
  const replace = (at: number, next: Segment) => setRule(rule.map((each, n) => (n === at ? next : each)))
  return (
    <section className="card" aria-labelledby="own-rule">
      <h2 id="own-rule">{w({ zh: '本单位编码规则', en: 'The unit’s coding rule' })}</h2>
      <p>
        {w(
          desk.holdsNow === 0
            ? { zh: '现行：城市默认规则', en: 'In force: the city’s default' }
            : { zh: `现行：第 ${desk.holdsNow} 版`, en: `In force: version ${desk.holdsNow}` },
        )}
        {w(signs.semicolon)}
        <Composition segments={desk.versions.find((each) => each.version === desk.holdsNow)?.segments ?? cityDefault} />。
        <span className="quiet">
          {w({
            zh: `已给出 ${count(desk.given)} 个编码，原编码 ${count(desk.old)} 个。`,
            en: `${count(desk.given)} codes given, ${count(desk.old)} old codes.`,
          })}
        </span>
      </p>
      {isDefault ? (
        <p className="row">
          {w({ zh: '下一版采用城市默认规则：', en: 'The next version is the city’s default: ' })}
          <Composition segments={cityDefault} />
          <Button onClick={() => setRule(cityDefault)}>{w({ zh: '在此基础上细化', en: 'Refine it' })}</Button>
        </p>
      ) : (
        <>
          <ol className="segments">
            {rule.map((each, at) => (
              <SegmentEditor
                key={`${each.kind}-${at}`}
                segment={each}
                unit={desk.unit}
                isFirst={at === 0}
                isLast={at === rule.length - 1}
                onChange={(next) => replace(at, next)}
                onMove={(by) => setRule(moved(rule, at, by))}
                onRemove={() => setRule(rule.filter((_, n) => n !== at))}
              />
            ))}
          </ol>
          <p className="row">
            <Select<SegmentKind | null>
              aria-label={w({ zh: '加入一段', en: 'Add a segment' })}
              style={{ minWidth: '12rem' }}
              value={null}
              placeholder={w({ zh: '加入一段…', en: 'Add a segment…' })}
              options={unused.map((kind) => ({ value: kind, label: w(codingSegments[kind].title) }))}
              onChange={(kind) => kind && setRule([...rule, emptySegment(kind)])}
            />
            <Button onClick={() => setRule([])}>{w({ zh: '恢复城市默认规则', en: 'Back to the city’s default' })}</Button>
          </p>
        </>
      )}
      <RuleTrialView rule={rule} isWritten={isWritten(rule)} />
      <SaveRule desk={desk} rule={rule} isSame={JSON.stringify(rule) === JSON.stringify(latest?.segments ?? [])} />
    </section>
  )
}

const saved: { readonly [field: string]: Words } = {
  holdsFrom: { zh: '生效日期', en: 'Holds from' },
  reason: { zh: '理由', en: 'Reason' },
  segments: { zh: '编码规则', en: 'Coding rule' },
}

function SaveRule({ desk, rule, isSame }: { desk: CodingDesk; rule: readonly Segment[]; isSame: boolean }) {
  const { w } = useWords()
  const [holdsFrom, setHoldsFrom] = useState(desk.today)
  const [reason, setReason] = useState('')
  const { isBusy, error, send: sendOnce } = useSending()
  const save = async () => {
    await sendOnce(async (keyed) => {
      await ask(codingRoutes.setCodingRule, {
        body: keyed({ segments: [...rule], holdsFrom, reason: reason.trim(), seen: desk.versions[0]?.version ?? 0 }),
      })
      await refresh('/api/coding-desk', '/api/coding-rules')
    })
  }
  return (
    <>
      <div className="rule-save">
        <div>
          <label htmlFor="holds-from">{w(saved['holdsFrom']!)}</label>
          <DayInput
            id="holds-from"
            {...wrongAt(error, 'holdsFrom')}
            value={holdsFrom}
            allowClear={false}
            min={desk.today}
            onChange={(day) => day && setHoldsFrom(day)}
          />
        </div>
        <div style={{ flex: '1 1 18rem' }}>
          <label htmlFor="rule-reason">{w(saved['reason']!)}</label>
          <Input
            id="rule-reason"
            {...wrongAt(error, 'reason')}
            maxLength={400}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Button
          type="primary"
          loading={isBusy}
          disabled={isSame || !isWritten(rule) || reason.trim().length < 2}
          onClick={() => void save()}
        >
          {w({ zh: `设为第 ${(desk.versions[0]?.version ?? 0) + 1} 版`, en: `Set as version ${(desk.versions[0]?.version ?? 0) + 1}` })}
        </Button>
      </div>
      {isSame && <p className="quiet">{w({ zh: '与最近一版相同。', en: 'The same as the latest version.' })}</p>}
      {error !== null && <ProblemNote error={error} labelOf={(id) => saved[id]} />}
    </>
  )
}
