import { useNavigate, useSearch } from '@tanstack/react-router'
import { Switch, Tabs } from 'antd'
import { exportRoutes } from '#contract/exports.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { useGo } from '../ui/go.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { useCallColumns, useOperatorColumns } from './columns.tsx'
import { useMandateColumns } from './mandate-columns.tsx'
import type { OperatorsSearch } from './routes.tsx'

/** The operators of the city, the register of their mandates, and the calls by which they are selected. */
export function OperatorsPage() {
  const { w } = useWords()
  const { tab = 'operators', q, only } = useSearch({ from: '/frame/operators' })
  const navigate = useNavigate()
  const to = (next: OperatorsSearch) =>
    void navigate({ to: '/operators', search: (was) => present({ ...was, tab, q, only, ...next }) as OperatorsSearch })
  const post = useSession()?.post?.role
  return (
    <Page
      title={{ zh: '运营主体', en: 'Operators' }}
      note={
        <>
          <Basis of="§5.1" />
          <Basis of="§5.2" />
          <Basis of="§7.4" />
        </>
      }
      aside={
        post === 'data-bureau' ? (
          <LinkButton type="primary" href="/desk/start/operator-selection">
            {w({ zh: '发起选取', en: 'Start a selection' })}
          </LinkButton>
        ) : post === 'operator' ? (
          <LinkButton href="/desk/start/mlps-filing">{w({ zh: '提交合规档案', en: 'File compliance' })}</LinkButton>
        ) : undefined
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(next) => void navigate({ to: '/operators', search: { tab: next as NonNullable<OperatorsSearch['tab']> } })}
        items={[
          {
            key: 'operators',
            label: w({ zh: '名录', en: 'Operators' }),
            children: tab === 'operators' && <Operators q={q} only={only} to={to} />,
          },
          {
            key: 'mandates',
            label: w({ zh: '运营权限登记簿', en: 'Mandates' }),
            children: tab === 'mandates' && <Mandates q={q} only={only} to={to} />,
          },
          { key: 'calls', label: w({ zh: '选取公告', en: 'Calls' }), children: tab === 'calls' && <Calls q={q} to={to} /> },
        ]}
      />
    </Page>
  )
}

type Narrowing = { q?: string | undefined; only?: 'standing' | undefined; to: (next: OperatorsSearch) => void }
const onlyOf = (isOn: boolean): OperatorsSearch => ({ only: (isOn ? 'standing' : undefined) as 'standing' })

function Operators({ q, only, to }: Narrowing) {
  const { w } = useWords()
  const go = useGo()
  const query = { ...(q ? { q } : {}), ...(only ? { standing: 'mandated' as const } : {}) }
  return (
    <KeysetTable
      caption={w({ zh: '运营主体名录', en: 'Operators' })}
      route={operatorRoutes.listOperators}
      input={{ query }}
      columns={useOperatorColumns()}
      rowKey={(row) => row.id}
      onOpen={(row) => go(`/desk/operators/${row.id}`)}
      tools={
        <>
          <TextFilter label={{ zh: '按名称查找', en: 'Find by name' }} value={q} onChange={(next) => to({ q: next })} />
          <label className="row">
            <Switch size="small" checked={only !== undefined} onChange={(isOn) => to(onlyOf(isOn))} />
            {w({ zh: '只看有权限的', en: 'With a mandate only' })}
          </label>
        </>
      }
      excel={{ path: exportRoutes.operatorsExcel.path, query }}
      empty={
        <Nothing>
          {w({
            zh: '没有符合的运营主体。运营主体由系统管理员登记为机构，经选取、报备或受托取得权限。',
            en: 'No such operator. Operators are entered as organisations and get mandates by selection, notification or entrustment.',
          })}
        </Nothing>
      }
    />
  )
}

function Mandates({ q, only, to }: Narrowing) {
  const { w } = useWords()
  const go = useGo()
  const query = { ...(q ? { q } : {}), ...(only ? { state: 'live' as const } : {}) }
  return (
    <KeysetTable
      caption={w({ zh: '运营权限登记簿', en: 'Mandates' })}
      route={operatorRoutes.listMandates}
      input={{ query }}
      columns={useMandateColumns()}
      rowKey={(row) => row.id}
      onOpen={(row) => go(`/desk/mandates/${row.id}`)}
      tools={
        <>
          <TextFilter
            label={{ zh: '按编号或运营主体查找', en: 'Find by number or operator' }}
            value={q}
            onChange={(next) => to({ q: next })}
          />
          <label className="row">
            <Switch size="small" checked={only !== undefined} onChange={(isOn) => to(onlyOf(isOn))} />
            {w({ zh: '只看有效的', en: 'In force only' })}
          </label>
        </>
      }
      excel={{ path: exportRoutes.mandatesExcel.path, query }}
      empty={<Nothing>{w({ zh: '没有符合的运营权限。', en: 'No mandate fits.' })}</Nothing>}
    />
  )
}

function Calls({ q, to }: Narrowing) {
  const { w } = useWords()
  const go = useGo()
  const query = q ? { q } : {}
  return (
    <KeysetTable
      caption={w({ zh: '选取公告', en: 'Calls' })}
      route={operatorRoutes.listOperatorCalls}
      input={{ query }}
      columns={useCallColumns()}
      rowKey={(row) => row.id}
      onOpen={(row) => go(`/desk/operator-calls/${row.id}`)}
      tools={<TextFilter label={{ zh: '按项目名称查找', en: 'Find by name' }} value={q} onChange={(next) => to({ q: next })} />}
      excel={{ path: exportRoutes.operatorCallsExcel.path, query }}
      empty={<Nothing>{w({ zh: '没有符合的选取公告。', en: 'No call fits.' })}</Nothing>}
    />
  )
}
