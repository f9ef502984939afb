import { useParams } from '@tanstack/react-router'
import { type Trace, type TraceKind, traceKinds, traceRoutes } from '#contract/trace.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Bases, Basis } from '../ui/basis.tsx'
import { dayOf, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Missing } from '../ui/stumble.tsx'
import { kindWords, nodeWords } from './kind-words.ts'
import { TraceDrawing } from './trace-drawing.tsx'
import './trace.css'

const isKind = (kind: string): kind is TraceKind => (traceKinds as readonly string[]).includes(kind)

/** From one thing back to contract, request, person, asset, certificate and source, and on to what came of it. */
export function TracePage() {
  const { kind, id } = useParams({ from: '/frame/trace/$kind/$id' })
  return isKind(kind) ? <TraceOf kind={kind} id={id} /> : <Missing />
}

function TraceOf({ kind, id }: { kind: TraceKind; id: string }) {
  const { w } = useWords()
  const found = useAsk(traceRoutes.readTrace, { params: { kind, id } })
  const start = found.data?.nodes.find((node) => node.key === found.data.start)
  return (
    <Page
      title={start ? { zh: `追溯：${nodeWords(start).zh}`, en: `Trace: ${nodeWords(start).en}` } : { zh: '追溯', en: 'Trace' }}
      note={
        <>
          <Basis of="§7.1" />{' '}
          <span className="quiet">
            {w({
              zh: '只显示您有权查看的内容；查看他人的资产记入审计日志，持有单位看得到。',
              en: 'Shows what you may see; looking at others’ assets is logged, and their holders see it.',
            })}
          </span>
        </>
      }
    >
      <Loaded query={found} rows={12}>
        {(trace) => (
          <>
            <div className="card">
              <h2>{w({ zh: '来龙去脉', en: 'From where, to what' })}</h2>
              {trace.isCut && (
                <p role="status">
                  {w({
                    zh: '关联很多，这里只显示一部分；可从其中一项继续追溯。',
                    en: 'There is more than is shown; go on from one of these.',
                  })}
                </p>
              )}
              <TraceDrawing trace={trace} />
            </div>
            {traceKinds
              .filter((each) => trace.nodes.some((node) => node.kind === each))
              .map((each) => (
                <KindList key={each} kind={each} trace={trace} />
              ))}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function KindList({ kind, trace }: { kind: TraceKind; trace: Trace }) {
  const { w } = useWords()
  const nodes = trace.nodes.filter((node) => node.kind === kind)
  return (
    <section className="card" aria-labelledby={`trace-${kind}`}>
      <h2 id={`trace-${kind}`}>
        {w(kindWords[kind])} <small className="quiet number">{nodes.length}</small>
      </h2>
      <ul className="plain trace-list">
        {nodes.map((node) => (
          <li key={node.key}>
            <strong>{node.href ? <Inside href={node.href}>{w(nodeWords(node))}</Inside> : w(nodeWords(node))}</strong>
            <span className="quiet">
              <span className="number">{node.number}</span>{' '}
              {[node.state && w(node.state), node.organisationName !== node.title && node.organisationName, node.at && dayOf(node.at)]
                .filter(Boolean)
                .join(' · ')}{' '}
              {node.key !== trace.start && (
                <Inside href={`/desk/trace/${node.kind}/${encodeURIComponent(node.id)}`}>
                  {w({ zh: '由此追溯', en: 'Trace from here' })}
                </Inside>
              )}
            </span>
            {node.hands.length > 0 && (
              <ol className="trace-hands">
                {node.hands.map((hand) => (
                  <li key={`${hand.at}${hand.act.zh}`}>
                    {w(hand.act)}
                    {w(signs.colon)}
                    {hand.name}
                    {w(signs.open)}
                    {hand.organisationName}
                    {w(signs.comma)}
                    {w(partyWords(hand.role))}
                    {w(signs.close)}
                    <span className="quiet number"> {minuteOf(hand.at)}</span> <Bases of={hand.basis} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
