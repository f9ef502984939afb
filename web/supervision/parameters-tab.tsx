import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Parameter, type ParameterEffect, rulingRoutes } from '#contract/supervision-rulings.ts'
import type { Basis as BasisOf } from '#law/procedure.ts'
import { parameterKinds } from '#law/readings.ts'
import { signs, unitOf } from '#law/words.ts'
import { ask, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ExcelButton } from '../ui/list-buttons.tsx'
import { Effect } from '../ui/parameter-effect.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** The parameters of the recorded choices: what they are, what was decided, and what another value would have changed. */
export function ParametersTab({ q, onFind }: { q: string | undefined; onFind: (q: string) => void }) {
  const { w } = useWords()
  const list = useAsk(rulingRoutes.listParameters, { query: {} })
  const found = useAsk(rulingRoutes.listParameters, { query: q ? { q } : {} }, { keep: true })
  return (
    <>
      <p className="quiet">
        {w({
          zh: '规则是随平台发布的数据：两局决定的新值在这里登记为版本，由载明的一版规则载入；载入前平台仍按现行值办理。',
          en: 'Rules are data published with the platform: a decided value is recorded here as a version and carried by the edition named; until then the present value applies.',
        })}
      </p>
      <EffectForm parameters={list.data?.items ?? []} />
      <Loaded query={found} rows={8}>
        {({ items }) => <Found items={items} q={q} onFind={onFind} />}
      </Loaded>
    </>
  )
}

function Found({ items, q, onFind }: { items: readonly Parameter[]; q: string | undefined; onFind: (q: string) => void }) {
  const { w } = useWords()
  const columns = useParameterColumns()
  return (
    <div className="list">
      <div className="list-tools">
        <TextFilter label={{ zh: '按名称、条款或数值查找', en: 'Find by name, clause or value' }} value={q} onChange={onFind} />
        <span className="list-total" role="status">
          {w({ zh: `共 ${count(items.length)} 项`, en: `${count(items.length)} in all` })}
        </span>
        <ExcelButton path={exportRoutes.parametersExcel.path} {...(q ? { query: { q } } : {})} />
      </div>
      <WideTable<Parameter>
        aria-label={w({ zh: '参数', en: 'Parameters' })}
        columns={columns}
        dataSource={items}
        rowKey={(row) => row.choice}
      />
    </div>
  )
}

function useParameterColumns(): Columns<Parameter> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '参数', en: 'Parameter' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            {w(row.title)} <Basis of={`choice:${row.choice}` as BasisOf} />
          </span>
        ),
      },
      { title: w({ zh: '类别', en: 'Kind' }), key: 'kind', width: 180, render: (_, row) => w(parameterKinds[row.kind]) },
      {
        title: w({ zh: '现行值', en: 'Present value' }),
        key: 'value',
        width: 150,
        className: 'number',
        render: (_, row) => `${row.value} ${row.unit ? w(unitOf(row.value, row.unit)) : ''}`,
      },
      {
        title: w({ zh: '两局决定的版本', en: 'Versions decided' }),
        key: 'versions',
        render: (_, row) =>
          row.versions.map((each) => (
            <div key={each.caseId}>
              <a href={`/desk/cases/${each.caseId}`} className="number">
                {each.valueBefore} → {each.value}
              </a>{' '}
              {w({ zh: `自${each.effectiveOn}，由${each.carriedBy}执行`, en: `from ${each.effectiveOn}, carried by ${each.carriedBy}` })}
            </div>
          )),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 120,
        render: (_, row) =>
          row.versions.length === 0 ? (
            '—'
          ) : (
            <Status tone={row.isCarried ? 'done' : 'care'}>
              {w(row.isCarried ? { zh: '已载入', en: 'Carried' } : { zh: '待载入', en: 'Not yet' })}
            </Status>
          ),
      },
    ],
    [w],
  )
}

/** Tries another value on the records of the last year; for the bureaux, which decide. */
function EffectForm({ parameters }: { parameters: readonly Parameter[] }) {
  const { w } = useWords()
  const role = useSession()?.post?.role
  const [choice, setChoice] = useState('')
  const [value, setValue] = useState('')
  const [effect, setEffect] = useState<ParameterEffect | null>(null)
  const { isBusy, error, send } = useSending()
  const options = useMemo(
    () =>
      Object.entries(parameterKinds).flatMap(([kind, title]) => {
        const of = parameters.filter((each) => each.kind === kind)
        return of.length === 0
          ? []
          : [
              {
                label: w(title),
                options: of.map((each) => ({
                  value: each.choice,
                  label: `${w(each.title)}${w(signs.open)}${each.value}${w(signs.close)}`,
                })),
              },
            ]
      }),
    [parameters, w],
  )
  const parameter = parameters.find((each) => each.choice === choice)
  if (role !== 'data-bureau' && role !== 'finance-bureau') return null
  return (
    <section className="card">
      <h2>{w({ zh: '推算影响', en: 'What would change' })}</h2>
      <p className="row">
        <label htmlFor="effect-parameter">{w({ zh: '参数', en: 'Parameter' })}</label>
        <Select
          id="effect-parameter"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 260 }}
          value={choice || null}
          placeholder={w({ zh: '请选择', en: 'Choose' })}
          options={options}
          onChange={(next) => {
            setChoice(next ?? '')
            setEffect(null)
          }}
        />
        <label>
          {w({ zh: '新值', en: 'New value' })}{' '}
          <Input
            style={{ width: 140 }}
            maxLength={40}
            value={value}
            suffix={parameter?.unit ? w(parameter.unit) : ''}
            onChange={(event) => {
              setValue(event.target.value)
              setEffect(null)
            }}
          />
        </label>
        <Button
          loading={isBusy}
          disabled={choice === '' || value.trim() === ''}
          onClick={() =>
            void send(async () => setEffect(await ask(rulingRoutes.readParameterEffect, { query: { choice, value: value.trim() } })))
          }
        >
          {w({ zh: '按上一年的记录推算', en: 'Compute over the last year' })}
        </Button>
      </p>
      {error !== null && <ProblemNote error={error} />}
      {effect && <Effect effect={effect} />}
    </section>
  )
}
