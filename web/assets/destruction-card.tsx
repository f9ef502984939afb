import type { AssetView } from '#contract/inventory.ts'
import { type DestructionRecord, disposalRoutes } from '#contract/disposal.ts'
import { forms } from '#law/forms.ts'
import { several } from '#law/words.ts'
import { useAsk } from '../ui/api.ts'
import { optionWords } from '../ui/asset-words.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'

const filed = [
  ['destruction-record', 'record'],
  ['destruction-witness', 'witness'],
  ['destruction-approval', 'approval'],
  ['destruction-recognition', 'recognition'],
  ['destruction', 'proposal'],
] as const

/** The record of a destroyed asset: when, where and how, by whose hands, and what became of the copies the platform held. */
export function DestructionCard({ asset }: { asset: AssetView }) {
  const found = useAsk(disposalRoutes.readDestruction, { params: { id: asset.id } })
  return (
    <Loaded query={found} rows={4}>
      {({ destruction }) => (destruction ? <Record record={destruction} /> : null)}
    </Loaded>
  )
}

function Record({ record }: { record: DestructionRecord }) {
  const { w, list } = useWords()
  const methods = list(record.methods.map((method) => w(optionWords('destruction-record', 'methods', method))))
  const hands = [
    [{ zh: '提出', en: 'Proposed by' }, record.proposedBy],
    [{ zh: '认定', en: 'Recognised by' }, record.recognisedBy],
    [{ zh: '审批', en: 'Approved by' }, record.approvedBy],
    [{ zh: '执行', en: 'Carried out by' }, record.executedBy],
    [{ zh: '监销', en: 'Witnessed by' }, record.witnessedBy],
  ] as const
  const left = { files: record.uploads - record.erased, findings: record.findings - record.cleared }
  return (
    <section className="card" aria-labelledby="destruction">
      <h2 id="destruction">
        {w({ zh: '销毁记录', en: 'Record of destruction' })} <Basis of="§4.8" />
        <Basis of="choice:retention-destruction" />
      </h2>
      <p>
        <span className="number">{record.destroyedOn}</span> · {record.place} · {methods}
        {record.contractor && <> · {w({ zh: `委托 ${record.contractor}`, en: `by ${record.contractor}` })}</>} ·{' '}
        {w({ zh: '审批文号', en: 'approval' })} {record.approvalNumber} ·{' '}
        <Inside href={`/desk/cases/${record.caseId}`}>{record.caseNumber}</Inside>
      </p>
      <p className="row">
        {hands.map(([label, name]) => (
          <span key={label.en}>
            <span className="quiet">{w(label)}</span> {name}
          </span>
        ))}{' '}
        <Basis of="choice:destruction-hands" />
      </p>
      <p role="status">
        {w(
          left.files + left.findings === 0
            ? {
                zh: `平台留存的副本已清除：上传源文件 ${record.uploads} 个已删除${record.erasedAt ? `（${minuteOf(record.erasedAt)}）` : ''}，${record.findings} 项扫描结果的样例和取值已清空；卡片、材料、账务和审计保留。`,
                en: `Copies held here are gone: ${several(record.uploads, 'uploaded file')} deleted${record.erasedAt ? ` (${minuteOf(record.erasedAt)})` : ''}, values of ${several(record.findings, 'finding')} cleared; card, papers, books and log stay.`,
              }
            : {
                zh: `正在清除平台留存的副本：还有 ${left.files} 个上传源文件、${left.findings} 项扫描结果`,
                en: `Copies held here are being erased: ${several(left.files, 'uploaded file')} and ${several(left.findings, 'finding')} are left`,
              },
        )}{' '}
        <Basis of="choice:destruction-copies" />
      </p>
      <details>
        <summary>{w({ zh: '全部记录和证据文件', en: 'The whole record with its evidence' })}</summary>
        {filed.map(([form, part]) => (
          <section key={form} aria-label={w(forms[form].title)}>
            <h3 className="form-title">
              {w(forms[form].title)} <Basis of={forms[form].basis} />
            </h3>
            <AnswersView form={form} answers={record[part]} />
          </section>
        ))}
      </details>
    </section>
  )
}
