import { Button, Input, Select } from 'antd'
import { type ChangeEvent, useId, useRef } from 'react'
import type { ColumnRule } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import { ruleKinds, signWords } from '../findings/finding-words.ts'
import { useWords } from '../ui/language.tsx'
import { count } from '../ui/dates.ts'
import { linesOf, type DraftProblem, type RuleDraft } from './rule-draft.ts'

type Props = {
  draft: RuleDraft
  columns: readonly string[]
  problem: DraftProblem | null
  refusal: Words | null
  onChange: (draft: RuleDraft) => void
  onRemove: () => void
}

/** One rule being written: for which column, of which kind, and what it asks; what is wrong stands at its field. */
export function RuleForm({ draft, columns, problem, refusal, onChange, onRemove }: Props) {
  const { w } = useWords()
  const id = useId()
  const set = (next: Partial<RuleDraft>) => onChange({ ...draft, ...next })
  const options = columns.map((value) => ({ value, label: value }))
  const wrong = (field: DraftProblem['field']) =>
    problem?.field === field ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {}
  return (
    <li className="rule">
      <Select
        aria-label={w({ zh: '字段', en: 'Column' })}
        showSearch
        style={{ width: '12rem' }}
        value={draft.column || null}
        options={options}
        placeholder={w({ zh: '选择字段', en: 'Choose a column' })}
        onChange={(column) => set({ column })}
        {...wrong('column')}
      />
      <Select
        aria-label={w({ zh: '规则种类', en: 'Kind of rule' })}
        style={{ width: '8rem' }}
        value={draft.kind}
        options={(Object.keys(ruleKinds) as ColumnRule['kind'][]).map((value) => ({ value, label: w(ruleKinds[value]) }))}
        onChange={(kind) => set({ kind })}
      />
      <span className="rule-what">
        {draft.kind === 'required' && <span className="quiet">{w({ zh: '每一行都要有值', en: 'every row needs a value' })}</span>}
        {draft.kind === 'pattern' && (
          <Input
            aria-label={w({ zh: '格式（正则表达式，描述整个值）', en: 'Pattern (regular expression of the whole value)' })}
            value={draft.pattern}
            maxLength={300}
            placeholder="35\d{4}"
            onChange={(event) => set({ pattern: event.target.value })}
            {...wrong('pattern')}
          />
        )}
        {draft.kind === 'range' && (
          <span className="row">
            <Input
              aria-label={w({ zh: '下限', en: 'From' })}
              style={{ width: '9rem' }}
              value={draft.from}
              maxLength={40}
              placeholder={w({ zh: '下限，如 0', en: 'from, such as 0' })}
              onChange={(event) => set({ from: event.target.value })}
              {...wrong('range')}
            />
            {w({ zh: '至', en: 'to' })}
            <Input
              aria-label={w({ zh: '上限', en: 'To' })}
              style={{ width: '9rem' }}
              value={draft.to}
              maxLength={40}
              placeholder={w({ zh: '上限，如 2026-12-31', en: 'to, such as 2026-12-31' })}
              onChange={(event) => set({ to: event.target.value })}
              {...wrong('range')}
            />
          </span>
        )}
        {draft.kind === 'list' && <ListInput draft={draft} onChange={(values) => set({ values })} wrong={wrong('values')} />}
        {draft.kind === 'compare' && (
          <span className="row">
            <Select
              aria-label={w({ zh: '比较', en: 'Comparison' })}
              style={{ width: '5rem' }}
              value={draft.operator}
              options={(Object.keys(signWords) as RuleDraft['operator'][]).map((value) => ({ value, label: signWords[value] }))}
              onChange={(operator) => set({ operator })}
            />
            <Select
              aria-label={w({ zh: '比较的字段', en: 'Column compared with' })}
              showSearch
              style={{ width: '12rem' }}
              value={draft.with || null}
              placeholder={w({ zh: '选择字段', en: 'Choose a column' })}
              options={options.filter((each) => each.value !== draft.column)}
              onChange={(column) => set({ with: column })}
              {...wrong('with')}
            />
          </span>
        )}
        <span id={`${id}-wrong`} className="field-problem" role={problem || refusal ? 'alert' : undefined}>
          {problem ? w(problem.message) : refusal && w(refusal)}
        </span>
      </span>
      <Button
        size="small"
        aria-label={w({ zh: `删除 ${draft.column} 的规则`, en: `Remove the rule of ${draft.column}` })}
        onClick={onRemove}
      >
        {w({ zh: '删除', en: 'Remove' })}
      </Button>
    </li>
  )
}

function ListInput({ draft, onChange, wrong }: { draft: RuleDraft; onChange: (values: string) => void; wrong: object }) {
  const { w } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) onChange(textOf(await file.arrayBuffer()))
  }
  return (
    <span className="rule-list">
      <Input.TextArea
        aria-label={w({ zh: '参考值，每行一个', en: 'Values, one a line' })}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={draft.values}
        placeholder={w({ zh: '每行一个值，可直接粘贴', en: 'one value a line; paste them' })}
        onChange={(event) => onChange(event.target.value)}
        {...wrong}
      />
      <span className="row">
        <input
          ref={picker}
          type="file"
          accept=".txt,.csv"
          hidden
          aria-label={w({ zh: '参考值文件', en: 'File of values' })}
          onChange={(event) => void read(event)}
        />
        <Button size="small" onClick={() => picker.current?.click()}>
          {w({ zh: '从文件读入', en: 'Read a file' })}
        </Button>
        <span className="quiet number">
          {w({ zh: `${count(linesOf(draft.values).length)} 个值`, en: `${count(linesOf(draft.values).length)} values` })}
        </span>
      </span>
    </span>
  )
}

/** The text of a small file in UTF-8 or, failing that, GB18030. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
