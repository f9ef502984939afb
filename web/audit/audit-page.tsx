import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { exportRoutes } from '#contract/exports.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { actionWords, auditActions, auditObjects } from '#law/audit.ts'
import { verbs } from '#law/verbs.ts'
import { isNarrowed, present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { DayInput } from '../ui/day-input.tsx'
import type { AuditSearch } from './routes.tsx'
import { outcomes, useAuditColumns } from './audit-columns.tsx'
import './audit.css'

const actions = [...Object.keys(auditActions), ...Object.keys(verbs).map((verb) => `act:${verb}`)]

/** The log of every act, sign-in, refusal and read of somebody else's asset, as far as one may read it. */
export function AuditPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/audit' })
  const navigate = useNavigate()
  const columns = useAuditColumns()
  const change = (next: { [key in keyof AuditSearch]: AuditSearch[key] | undefined }) =>
    void navigate({ to: '/audit', search: present({ ...search, ...next }) as AuditSearch })
  return (
    <Page
      title={{ zh: '审计日志', en: 'Audit log' }}
      note={
        <>
          <Basis of="§7.2" />
          <span>
            {w({
              zh: '只增不改；每行摘要相连。市数据局和审计管理员看全部，各单位看与本单位有关的。',
              en: 'Only ever added to, each line chained to the one before. The Data Bureau and the audit administrator see all, units what concerns them.',
            })}
          </span>
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '审计日志', en: 'Audit log' })}
        route={supervisionRoutes.auditTrail}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => String(row.id)}
        tools={
          <>
            <Select
              aria-label={w({ zh: '动作', en: 'Action' })}
              className="audit-pick"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={search.action ?? null}
              placeholder={w({ zh: '全部动作', en: 'All actions' })}
              options={actions.map((value) => ({ value, label: w(actionWords(value)) }))}
              onChange={(action) => change({ action: action ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '对象类型', en: 'Kind of object' })}
              className="audit-pick"
              allowClear
              value={search.objectKind ?? null}
              placeholder={w({ zh: '全部对象', en: 'All objects' })}
              options={Object.entries(auditObjects).map(([value, words]) => ({ value, label: w(words) }))}
              onChange={(objectKind) => change({ objectKind: objectKind ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '结果', en: 'Outcome' })}
              className="list-pick"
              allowClear
              value={search.outcome ?? null}
              placeholder={w({ zh: '全部结果', en: 'All outcomes' })}
              options={Object.entries(outcomes).map(([value, { words }]) => ({ value: value as keyof typeof outcomes, label: w(words) }))}
              onChange={(outcome) => change({ outcome: outcome ?? undefined })}
            />
            <TextFilter
              label={{ zh: '人员或单位', en: 'Person or organisation' }}
              value={search.who}
              onChange={(who) => change({ who: who || undefined })}
            />
            <DayInput
              aria-label={w({ zh: '自何日', en: 'Since' })}
              placeholder={w({ zh: '自何日', en: 'Since' })}
              value={search.sinceOn ?? null}
              onChange={(day) => change({ sinceOn: day ?? undefined })}
            />
            <DayInput
              aria-label={w({ zh: '至何日', en: 'Until' })}
              placeholder={w({ zh: '至何日', en: 'Until' })}
              value={search.untilOn ?? null}
              onChange={(day) => change({ untilOn: day ?? undefined })}
            />
            <TextFilter
              label={{ zh: '办件、订单、资产等编号，或登录名', en: 'Number of a case, order or asset, or a login' }}
              value={search.objectId}
              max={80}
              onChange={(objectId) => change({ objectId: objectId || undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.auditExcel.path, query: search }}
        empty={
          <Nothing>
            {w(
              isNarrowed(search)
                ? { zh: '没有符合筛选条件的记录。', en: 'No line matches the filter.' }
                : {
                    zh: '办理、登录、被拒绝的请求和对他方资产的查阅会记在这里。',
                    en: 'Acts, sign-ins, refusals and reads of other units’ assets are recorded here.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}
