import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { ColumnRule } from '#contract/findings.ts'
import { Refused } from '#contract/call.ts'
import type { FindingView } from '#contract/inventory.ts'
import { signs } from '#law/words.ts'
import { ruleKinds, ruleWords } from '../findings/finding-words.ts'
import { Basis } from '../ui/basis.tsx'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import type { FindingDesk } from './finding-desk.ts'
import { RescanProgress, useRescan } from './rescan.tsx'
import { draftOf, isWithoutColumn, newDraft, problemOfDraft, ruleOf, type RuleDraft } from './rule-draft.ts'
import { RuleForm } from './rule-form.tsx'
import './rules.css'

/** The quality rules of a dataset: added, changed and removed here, checked at every scan; saving can scan again at once. */
export function RulesEditor({ view, desk, column }: { view: FindingView; desk: FindingDesk; column?: string | undefined }) {
  const { w } = useWords()
  const [drafts, setDrafts] = useState<readonly RuleDraft[]>(() => [
    ...view.rules.map((rule, key) => draftOf(key, rule)),
    ...(column === undefined ? [] : [newDraft(view.rules.length, column)]),
  ])
  const [nextKey, setNextKey] = useState(view.rules.length + 1)
  const [isChecked, setChecked] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const rescan = useRescan(view)
  const far = rescan.source?.arrivedBy === 'connection' || rescan.source?.arrivedBy === 'findings' ? rescan.source.arrivedBy : null
  const columns = view.finding.columns.map((each) => each.name)
  const problems = drafts.map((draft) => problemOfDraft(draft, columns))
  const refusals = desk.error instanceof Refused ? (desk.error.problem.fields ?? []) : []
  const isSame = JSON.stringify(drafts.map(ruleOf)) === JSON.stringify(view.rules.map((rule, key) => ruleOf(draftOf(key, rule))))
  const add = () => {
    setDrafts([...drafts, newDraft(nextKey, columns[0] ?? '')])
    setNextKey(nextKey + 1)
  }
  const save = async (isScanned: boolean) => {
    setChecked(true)
    if (problems.some((each) => each !== null)) return
    if (!isSame && !(await desk.setRules(drafts.map(ruleOf)))) return
    setChecked(false)
    setSaved(!isSame)
    if (isScanned) await rescan.start()
  }
  if (!view.mayEdit) return <StandingRules rules={view.rules} />
  return (
    <section className="card" aria-labelledby="rules">
      <h2 id="rules">{w({ zh: '字段质量规则', en: 'Quality rules' })}</h2>
      <p className="quiet">
        {w({
          zh: '规则属于这个数据集，今后每次扫描都会检查；结果在“质量”里，例子会遮蔽。',
          en: 'Rules belong to this dataset and are checked at every scan; the outcome is under Quality, with masked examples.',
        })}
      </p>
      {desk.error !== null && <ProblemNote error={desk.error} />}
      {drafts.length === 0 ? (
        <Nothing>
          {w({
            zh: '还没有规则。例如：统一社会信用代码必填；竣工日期不早于开工日期。',
            en: 'No rules yet. Such as: the credit code is required; the end is not before the start.',
          })}
        </Nothing>
      ) : (
        <ul className="rules">
          {drafts.map((draft, at) => (
            <RuleForm
              key={draft.key}
              draft={draft}
              columns={columns}
              problem={isChecked || isWithoutColumn(draft, columns) ? (problems[at] ?? null) : null}
              refusal={refusals.find((each) => new RegExp(`\\b${at}\\b`).test(each.field))?.message ?? null}
              onChange={(next) => setDrafts(drafts.map((each) => (each.key === next.key ? next : each)))}
              onRemove={() => setDrafts(drafts.filter((each) => each.key !== draft.key))}
            />
          ))}
        </ul>
      )}
      <p className="row">
        <Button onClick={add}>{w({ zh: '添加规则', en: 'Add a rule' })}</Button>
        {far === null && (
          <Button
            type="primary"
            loading={desk.saving === 'saving' || rescan.isStarting}
            disabled={rescan.isGoing}
            onClick={() => void save(true)}
          >
            {w({ zh: '保存并重新扫描', en: 'Save and scan again' })}
          </Button>
        )}
        <Button type={far === null ? 'default' : 'primary'} disabled={isSame} onClick={() => void save(false)}>
          {w(far === null ? { zh: '只保存', en: 'Save only' } : { zh: '保存规则', en: 'Save the rules' })}
        </Button>
        <span className="quiet">
          {isSame
            ? w({ zh: `${count(view.rules.length)} 条规则`, en: `${count(view.rules.length)} rules` })
            : w({ zh: '有未保存的修改', en: 'Not saved yet' })}
        </span>
      </p>
      {isSaved && isSame && (
        <p role="status" className="outcome outcome-done">
          ✓ {w({ zh: '规则已保存，下次扫描时检查', en: 'The rules are saved and are checked at the next scan' })}
        </p>
      )}
      {far !== null && <NextScan far={far} roundId={view.roundId} />}
      <RescanProgress rescan={rescan} />
    </section>
  )
}

/** Why rules of a source that is not at hand are not checked at once, and how the next scan comes about. */
function NextScan({ far, roundId }: { far: 'connection' | 'findings'; roundId: string }) {
  const { w } = useWords()
  if (far === 'findings')
    return (
      <p className="quiet">
        {w({
          zh: '这个数据集由单位自行扫描，平台上没有数据，规则不能马上检查。请重新下载扫描参数，在单位的机器上再扫描一次并上传结果，届时检查。',
          en: 'This dataset was scanned at the unit and the platform has no data of it, so the rules are not checked at once. Take the parameters of the scan anew, scan on a machine of the unit and upload the findings: they are checked then.',
        })}{' '}
        <Link to="/inventory/$id" params={{ id: roundId }} search={{ add: 'findings' }}>
          {w({ zh: '单位自行扫描', en: 'Scan at the unit' })}
        </Link>
      </p>
    )
  return (
    <p className="quiet">
      {w({
        zh: '数据库的口令在扫描结束时已删除，规则不能马上检查；保存后，下次连接这个数据库扫描时检查，本次盘点中也可以再连接一次。',
        en: 'The password of the database was erased when its scan ended, so the rules are not checked at once; once saved they are checked when the database is next connected, which may be in this round.',
      })}{' '}
      <Basis of="choice:scan-hosts" />{' '}
      <Link to="/inventory/$id" params={{ id: roundId }} search={{ add: 'connection' }}>
        {w({ zh: '连接数据库', en: 'Connect the database' })}
      </Link>
    </p>
  )
}

function StandingRules({ rules }: { rules: FindingView['rules'] }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="rules">
      <h2 id="rules">{w({ zh: '字段质量规则', en: 'Quality rules' })}</h2>
      {rules.length === 0 ? (
        <Nothing>{w({ zh: '没有设定规则。', en: 'No rules were set.' })}</Nothing>
      ) : (
        <ul>
          {rules.map((rule, i) => (
            <li key={i}>
              <strong>{rule.column}</strong> {w(ruleKinds[rule.kind])}
              {w(signs.colon)}
              {w(ruleWords(rule as ColumnRule))}{' '}
              <span className="quiet">
                {rule.setBy} · {dayOf(rule.setAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
