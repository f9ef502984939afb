import { Button, Input, Radio, Select } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { Connection } from '#contract/scan-files.ts'
import { several } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import {
  type ConnectionDraft,
  type ConnectionField,
  connectionOf,
  fieldOfRefusal,
  grantsFor,
  problemsOfConnection,
  withKind,
} from './connection-draft.ts'
import { CopyBlock } from './copy-block.tsx'
import './adding.css'

const kinds: { readonly [kind in Connection['kind']]: { title: string; also: string } } = {
  postgresql: { title: 'PostgreSQL', also: '人大金仓 KingbaseES、openGauss、GaussDB' },
  mysql: { title: 'MySQL / MariaDB', also: 'OceanBase、TiDB、Doris' },
}

/** Connects a database so that its tables are scanned, filled in as it is given; the password is kept sealed until the scan ends, refusals stand at their fields. */
export function ConnectionForm({ roundId, from }: { roundId: string; from: ConnectionDraft }) {
  const { w } = useWords()
  const [draft, setDraft] = useState<ConnectionDraft>(from)
  const [isChecked, setChecked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [added, setAdded] = useState<number | null>(null)
  const local = isChecked ? problemsOfConnection(draft) : {}
  const refused = Object.fromEntries(
    (error instanceof Refused ? (error.problem.fields ?? []) : []).flatMap((each) =>
      fieldOfRefusal(each.field) ? [[fieldOfRefusal(each.field)!, each.message]] : [],
    ),
  )
  const set = (next: Partial<ConnectionDraft>) => setDraft({ ...draft, ...next })
  const wrong = (field: ConnectionField) => local[field] ?? refused[field]
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    setAdded(null)
    if (Object.keys(problemsOfConnection(draft)).length > 0) return showWrong(event.currentTarget as HTMLFormElement)
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      const answer = await ask(inventoryRoutes.addConnection, { params: { id: roundId }, body: connectionOf(draft) })
      setAdded(answer.added.length)
      setDraft({ ...draft, password: '' })
      setChecked(false)
      await Promise.all([refresh('/api/rounds'), refresh('/api/connections')])
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  const line = (field: ConnectionField, title: ReactNode, input: (given: object) => ReactNode, help?: ReactNode) => (
    <FormLine key={field} field={field} title={title} wrong={wrong(field) ? w(wrong(field)!) : null} help={help}>
      {input}
    </FormLine>
  )
  const text = (field: ConnectionField, given: { max: number; placeholder?: string; width?: string }) => (extra: object) => (
    <Input
      value={draft[field]}
      maxLength={given.max}
      placeholder={given.placeholder}
      style={{ width: given.width ?? '100%' }}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => set({ [field]: event.target.value })}
      {...extra}
    />
  )
  return (
    <form className="adding" onSubmit={(event) => void send(event)} noValidate autoComplete="off">
      <div className="adding-form">
        {line(
          'kind',
          w({ zh: '数据库', en: 'Database' }),
          (given) => (
            <Radio.Group
              {...given}
              value={draft.kind}
              onChange={(event) => setDraft(withKind(draft, event.target.value as Connection['kind']))}
              options={(Object.keys(kinds) as Connection['kind'][]).map((value) => ({ value, label: kinds[value].title }))}
            />
          ),
          w({ zh: `也适用于 ${kinds[draft.kind].also}`, en: `Also ${kinds[draft.kind].also}` }),
        )}
        {line(
          'host',
          w({ zh: '主机', en: 'Host' }),
          text('host', { max: 253, placeholder: '10.1.2.3' }),
          w({ zh: '只能连接管理员允许的主机', en: 'Only hosts the administrator allows' }),
        )}
        {line('port', w({ zh: '端口', en: 'Port' }), text('port', { max: 5, width: '7rem' }))}
        {line('database', w({ zh: '库名', en: 'Database name' }), text('database', { max: 128 }))}
        {line(
          'user',
          w({ zh: '只读账号', en: 'Read-only account' }),
          text('user', { max: 128 }),
          w({ zh: '请用只读账号，语句见右侧', en: 'Use an account that only reads; statements beside' }),
        )}
        {line(
          'password',
          w({ zh: '口令', en: 'Password' }),
          (given) => (
            <Input.Password
              value={draft.password}
              maxLength={500}
              autoComplete="new-password"
              onChange={(event) => set({ password: event.target.value })}
              {...given}
            />
          ),
          w({ zh: '加密保存到扫描结束，随后删除', en: 'Kept sealed until the scan ends, then erased' }),
        )}
        {line('tls', w({ zh: '传输加密', en: 'Encryption' }), (given) => (
          <Select
            {...given}
            value={draft.tls}
            style={{ width: '100%', maxWidth: '16rem' }}
            onChange={(tls) => set({ tls })}
            options={[
              { value: 'off', label: w({ zh: '不加密（仅限内网）', en: 'Off (inner network only)' }) },
              { value: 'on', label: w({ zh: '加密', en: 'On' }) },
              { value: 'verify', label: w({ zh: '加密并核对证书', en: 'On, certificate verified' }) },
            ]}
          />
        ))}
        {line(
          'schemas',
          w({ zh: '模式', en: 'Schemas' }),
          text('schemas', {
            max: 4000,
            placeholder: draft.kind === 'mysql' ? w({ zh: '留空为本库', en: 'empty: this database' }) : 'public',
          }),
          w({ zh: '多个用逗号隔开，留空为全部业务模式', en: 'Commas between several; empty means all that are not the system’s' }),
        )}
        {line(
          'tables',
          w({ zh: '只扫这些表', en: 'Only these tables' }),
          text('tables', { max: 8000 }),
          w({ zh: '留空为全部表和视图', en: 'Empty means all tables and views' }),
        )}
        {line(
          'mode',
          w({ zh: '方式', en: 'Mode' }),
          (given) => (
            <Radio.Group
              {...given}
              value={draft.mode}
              onChange={(event) => set({ mode: event.target.value as Connection['mode'] })}
              options={[
                { value: 'full', label: w({ zh: '全量', en: 'Full' }) },
                { value: 'sample', label: w({ zh: '抽样', en: 'Sample' }) },
              ]}
            />
          ),
          draft.mode === 'full'
            ? w({ zh: '每行都读，计数精确', en: 'Every row is read, counts are exact' })
            : w({
                zh: '每表抽取部分行，快，计数为估计，结果注明“仅抽样”',
                en: 'Some rows of each table; fast, counts are estimates and say so',
              }),
        )}
        {line('minutes', w({ zh: '单条语句时限', en: 'Statement limit' }), (given) => (
          <Input
            value={draft.minutes}
            maxLength={5}
            style={{ width: '7rem' }}
            suffix={w({ zh: '分钟', en: 'min' })}
            onChange={(event) => set({ minutes: event.target.value })}
            {...given}
          />
        ))}
        <p className="row adding-send">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {w({ zh: '连接并扫描', en: 'Connect and scan' })}
          </Button>
          {added !== null && (
            <span role="status" className="adding-done">
              ✓ {w({ zh: `已添加 ${count(added)} 个数据源，进度见下`, en: `${several(added, 'source')} added; progress below` })}
            </span>
          )}
        </p>
        {error !== null && <ProblemNote error={error} />}
      </div>
      <aside className="adding-help" aria-label={w({ zh: '只读账号', en: 'Read-only account' })}>
        <h3>{w({ zh: '先建一个只读账号', en: 'First make a read-only account' })}</h3>
        <p className="quiet">
          {w({
            zh: '请库管理员执行；扫描只读取，不写入，不建临时表。',
            en: 'For the database’s administrator. The scan reads only, writes nothing and makes no temporary tables.',
          })}
        </p>
        <CopyBlock text={grantsFor(draft)} label={w({ zh: '建只读账号的语句', en: 'Statements for the account' })} />
      </aside>
    </form>
  )
}

/** Puts the cursor at the first field that is not right. */
function showWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}

function FormLine({
  field,
  title,
  wrong,
  help,
  children,
}: {
  field: string
  title: ReactNode
  wrong: string | null
  help?: ReactNode
  children: (given: object) => ReactNode
}) {
  const id = useId()
  const isGroup = field === 'kind' || field === 'mode'
  const given = isGroup
    ? { 'aria-labelledby': `${id}-label` }
    : { id, 'aria-describedby': `${id}-help ${id}-wrong`, ...(wrong ? { status: 'error', 'aria-invalid': true } : {}) }
  return (
    <div className="adding-line">
      {isGroup ? (
        <span id={`${id}-label`} className="adding-label">
          {title}
        </span>
      ) : (
        <label htmlFor={id} className="adding-label">
          {title}
        </label>
      )}
      <div>
        {children(given)}
        <p id={`${id}-wrong`} className="field-problem" role={wrong ? 'alert' : undefined}>
          {wrong}
        </p>
      </div>
      <p id={`${id}-help`} className="adding-note">
        {help}
      </p>
    </div>
  )
}
