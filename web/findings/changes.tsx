import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type FindingChange, type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import type { Words } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { count, dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { sideWords } from './change-words.ts'
import { SideBySide } from './side-by-side.tsx'
import { UnopenedNote } from './unopened-note.tsx'
import './structure.css'

const kinds: { readonly [what in FindingChange['what']]: Words } = {
  'column-added': { zh: '新增字段', en: 'Column added' },
  'column-dropped': { zh: '字段消失', en: 'Column dropped' },
  'column-renamed': { zh: '字段改名', en: 'Column renamed' },
  'type-changed': { zh: '类型改变', en: 'Type changed' },
  'meaning-changed': { zh: '含义改变', en: 'Meaning changed' },
  'grade-changed': { zh: '级别改变', en: 'Grade changed' },
  'nulls-changed': { zh: '空值变化', en: 'Nulls changed' },
  'key-lost': { zh: '不再唯一', en: 'No longer unique' },
  'distribution-changed': { zh: '分布变化', en: 'Distribution changed' },
  'volume-changed': { zh: '数据量变化', en: 'Volume changed' },
  'quality-changed': { zh: '质量变化', en: 'Quality changed' },
  'rule-changed': { zh: '规则结果变化', en: 'Rule results changed' },
  'layout-changed': { zh: '写法变化', en: 'Layout changed' },
  'personal-appeared': { zh: '出现个人信息', en: 'Personal data appeared' },
  'files-came': { zh: '新增文件', en: 'Files came' },
  'files-went': { zh: '少了文件', en: 'Files went' },
  'files-rewritten': { zh: '文件改动', en: 'Files changed' },
  'not-compared': { zh: '没有比较', en: 'Not compared' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
}

const personalNote: Words = {
  zh: '个人信息字段不比较取值，也不保留原值；比较的是空值率、通过校验的占比、不同值占行数的比例（行数变化大时不比）、平均长度和各形态的占比（形态过多时不比；长文本不比长度和形态）。换了人而这些不变的，不提示。',
  en: 'Of personal columns the values are neither kept nor compared, but the share of nulls, how many pass their check, how many are different (unless the rows changed much), the mean length and the mix of shapes (unless there are too many; neither for long texts). Other persons with the same figures raise nothing.',
}

/** What became different since the dataset was last scanned: first what somebody should look at, all of it on demand. */
export function Changes({ view }: { view: FindingView }) {
  const { w } = useWords()
  const [isAll, setAll] = useState(false)
  const [isBeside, setBeside] = useState(false)
  const { previous } = view
  if (!previous)
    return (
      <section className="card" aria-labelledby="changes">
        <h2 id="changes">{w({ zh: '与上次比较', en: 'Since the last scan' })}</h2>
        <Nothing>
          {w({
            zh: '这个数据集第一次扫描；明年再扫时，这里只列出变了的地方。',
            en: 'This dataset was scanned for the first time; next year only what changed is listed here.',
          })}
        </Nothing>
      </section>
    )
  const real = view.changes.filter((each) => each.what !== 'unchanged')
  const urgent = real.filter((each) => each.attention)
  const shown = isAll ? real : urgent
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">{w({ zh: '与上次比较', en: 'Since the last scan' })}</h2>
      <p className="changes-head">
        <span>
          {w({
            zh: `上次：${previous.roundTitle}，${dayOf(previous.foundAt)}`,
            en: `Last: ${previous.roundTitle}, ${dayOf(previous.foundAt)}`,
          })}{' '}
          <Link to="/inventory/findings/$id" params={{ id: previous.findingId }}>
            {w({ zh: '打开', en: 'open' })}
          </Link>
        </span>
        <span>{w(sumOf(urgent.length, real.length))}</span>
        {real.length > urgent.length && (
          <Button size="small" aria-pressed={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? w({ zh: '只看需关注的', en: 'Only those to look at' }) : w({ zh: '看全部变化', en: 'All changes' })}
          </Button>
        )}
        <Button size="small" aria-pressed={isBeside} onClick={() => setBeside(!isBeside)}>
          {w({ zh: '逐字段并排比对', en: 'Side by side' })}
        </Button>
      </p>
      {view.finding.columns.some((each) => each.personal) && <p className="quiet">{w(personalNote)}</p>}
      {shown.length > 0 && <ChangeTable changes={shown} />}
      {isBeside && <Beside view={view} previousId={previous.findingId} />}
    </section>
  )
}

function ChangeTable({ changes }: { changes: readonly FindingChange[] }) {
  const { w } = useWords()
  const sorted = [...changes].sort((a, b) => Number(b.attention) - Number(a.attention))
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={w({ zh: '变化', en: 'Changes' })}>
      <table className="plain-table changes-table">
        <thead>
          <tr>
            <th scope="col">{w({ zh: '变化', en: 'Change' })}</th>
            <th scope="col">{w({ zh: '字段', en: 'Column' })}</th>
            <th scope="col">{w({ zh: '上次', en: 'Before' })}</th>
            <th scope="col">{w({ zh: '这次', en: 'Now' })}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((each, i) => (
            <tr key={i} className={each.attention ? 'changes-attention' : ''}>
              <th scope="row">
                {w(kinds[each.what])}
                <span className="changes-words">{w(each.words)}</span>
              </th>
              <td>{each.column ?? w({ zh: '整个数据集', en: 'Whole dataset' })}</td>
              <td className="changes-before">{w(sideWords(each, each.before))}</td>
              <td className="changes-after">{w(sideWords(each, each.after))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Beside({ view, previousId }: { view: FindingView; previousId: string }) {
  const { w } = useWords()
  const before = useAsk(inventoryRoutes.readFinding, { params: { id: previousId } })
  return (
    <Loaded query={before} rows={6}>
      {(data) => (
        <>
          <h3 className="small-head">{w({ zh: '逐字段', en: 'Column by column' })}</h3>
          {data.unopened && <UnopenedNote why={data.unopened} />}
          <SideBySide before={data.finding} after={view.finding} changes={view.changes} />
        </>
      )}
    </Loaded>
  )
}

/** How many changes there are, and how many of them are to be looked at. */
function sumOf(urgent: number, all: number): Words {
  if (all === 0) return { zh: '没有变化', en: 'Nothing changed' }
  if (urgent === 0) return { zh: `没有需关注的变化；另有 ${count(all)} 处小变化`, en: `Nothing to look at; ${count(all)} small changes` }
  return { zh: `${count(urgent)} 处需关注，共 ${count(all)} 处变化`, en: `${count(urgent)} to look at of ${count(all)} changes` }
}
