import { useParams } from '@tanstack/react-router'
import { incidentRoutes, type IncidentView } from '#contract/supervision-incidents.ts'
import { incidentClocks, incidentKinds, incidentLevels, incidentReportKinds, networkKinds } from '#law/incidents.ts'
import { signs } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { ClockBar } from './clock-bar.tsx'
import { ReportForm } from './report-form.tsx'
import './supervision.css'

/** One incident: its clocks drawn as they run, and everything that was reported. */
export function IncidentPage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/incidents/$id' })
  const incident = useAsk(incidentRoutes.readIncident, { params: { id } }, { every: 60_000 })
  return (
    <Page
      title={incident.data?.title ?? { zh: '安全事件', en: 'Incident' }}
      note={<Basis of="§7.5" />}
      aside={<Inside href={`/desk/cases/${id}`}>{w({ zh: '打开办件', en: 'Open the case' })}</Inside>}
    >
      <Loaded query={incident} rows={6}>
        {(data) => (
          <>
            <Facts incident={data} />
            <section className="card">
              <h2>{w({ zh: '报告时限', en: 'Reporting clocks' })}</h2>
              <p className="quiet">
                {w({
                  zh: `报市大数据服务中心：${minuteOf(data.reportedAt)}，随初报即时作出。时限自发现之时按小时连续计算，不论是否工作日。`,
                  en: `The Centre was told ${minuteOf(data.reportedAt)}, with the first report. Clocks run by the hour from discovery, on any day.`,
                })}
              </p>
              {data.clocks.length === 0 ? (
                <Nothing>{w({ zh: '这一级别没有须另行报告的时限。', en: 'At this level no other report is due.' })}</Nothing>
              ) : (
                <ul className="clocks">
                  {data.clocks.map((each) => (
                    <ClockBar key={each.clock} clock={each} now={data.now} />
                  ))}
                </ul>
              )}
            </section>
            {data.mayReport && <ReportForm key={data.reports.length} incident={data} />}
            <Reports incident={data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Facts({ incident }: { incident: IncidentView }) {
  const { w } = useWords()
  const { account } = incident
  const marks = [
    incident.hasPublicData && { zh: '涉及公共数据', en: 'public data' },
    account.harmsPersons && { zh: '可能危害个人或者单位的权益', en: 'may harm people or organisations' },
    account.suspectsCrime && { zh: '涉嫌犯罪', en: 'a crime is suspected' },
    account.isFlaw && { zh: '存在危害国家安全、公共利益的缺陷漏洞', en: 'a flaw endangers national security' },
  ].filter((each) => each !== false)
  const facts = [
    [{ zh: '运营主体', en: 'Operator' }, incident.operatorName],
    [{ zh: '涉及的系统', en: 'System' }, account.system || '—'],
    [{ zh: '网络的性质', en: 'Kind of network' }, w(networkKinds[account.network])],
    [{ zh: '类型和级别', en: 'Kind and level' }, `${w(incidentKinds[incident.kind])} · ${w(incidentLevels[incident.level])}`],
    [{ zh: '发现', en: 'Discovered' }, minuteOf(incident.discoveredAt)],
    [{ zh: '涉及个人', en: 'Persons' }, count(incident.persons)],
    [{ zh: '涉及数据条数', en: 'Records' }, account.records === null ? '—' : count(account.records)],
    [{ zh: '情形', en: 'Circumstances' }, marks.map(w).join(w({ zh: '；', en: '; ' })) || '—'],
    [{ zh: '影响和危害', en: 'Effect' }, account.effect || '—'],
    [{ zh: '预案和现场负责人', en: 'Plan and who leads' }, account.planLead || '—'],
    [{ zh: '已采取的措施', en: 'Measures taken' }, account.measures || '—'],
    [
      { zh: '原因和趋势', en: 'Cause and trend' },
      account.cause || w({ zh: '未查明，可以续报', en: 'Not known yet; may be reported later' }),
    ],
    [{ zh: '处置结束', en: 'Dealt with' }, incident.endedAt ? minuteOf(incident.endedAt) : '—'],
    [{ zh: '教训', en: 'What was learnt' }, incident.lessons || '—'],
  ] as const
  return (
    <dl className="card facts">
      {facts.map(([label, value]) => (
        <div key={label.en} className="fact-pair">
          <dt>{w(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Reports({ incident }: { incident: IncidentView }) {
  const { w } = useWords()
  return (
    <section className="card">
      <h2>{w({ zh: '报告记录', en: 'What was reported' })}</h2>
      {incident.reports.length === 0 ? (
        <Nothing>{w({ zh: '还没有另行登记的报告。', en: 'Nothing was recorded beside the first report.' })}</Nothing>
      ) : (
        <ol className="reports">
          {incident.reports.map((each) => (
            <li key={each.id}>
              <strong>
                {w(incidentReportKinds[each.kind])}
                {each.clock && `${w(signs.colon)}${w(incidentClocks[each.clock].title)}`}
              </strong>{' '}
              <span className="number">{minuteOf(each.toldAt)}</span>
              <p>
                {[each.toldTo, each.number].filter(Boolean).join(' ')}
                {(each.toldTo || each.number) && w(signs.colon)}
                {each.body}
              </p>
              <small className="quiet">
                {each.officerName} {w({ zh: '登记于', en: 'recorded' })} {minuteOf(each.recordedAt)}
                {each.level && ` · ${w({ zh: '级别调为', en: 'level raised to' })} ${w(incidentLevels[each.level])}`}
              </small>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
