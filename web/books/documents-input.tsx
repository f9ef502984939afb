import { Button, Input, Select } from 'antd'
import { documentKinds, type DocumentKind } from '#law/accounts/gate.ts'
import { Basis } from '../ui/basis.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { PaperInput } from '../ui/paper-input.tsx'
import { blankDocument, type DocumentDraft } from './entry-draft.ts'

const paperField = { label: { zh: '扫描件', en: 'Scan' }, kind: 'paper' } as const

/** The source documents of a cost; their sum must be the amount that is booked. */
export function DocumentsInput({
  value,
  onChange,
  today,
}: {
  value: readonly DocumentDraft[]
  onChange: (documents: readonly DocumentDraft[]) => void
  today: string
}) {
  const { w } = useWords()
  const change = (at: number, next: Partial<DocumentDraft>) => onChange(value.map((each, n) => (n === at ? { ...each, ...next } : each)))
  const sum = value.reduce((all, each) => all + (Number.isSafeInteger(each.amountFen) ? each.amountFen! : 0), 0)
  return (
    <section className="card" aria-labelledby="documents">
      <h2 id="documents">
        {w({ zh: '成本的原始凭证', en: 'Source documents of the cost' })} <Basis of="choice:cost-from-vouchers" />
      </h2>
      <div className="book-documents">
        {value.map((each, n) => (
          <div key={n} className="book-document" role="group" aria-label={w({ zh: `第${n + 1}份`, en: `Document ${n + 1}` })}>
            <Select
              aria-label={w({ zh: '种类', en: 'Kind' })}
              value={each.kind}
              options={Object.entries(documentKinds).map(([kind, words]) => ({ value: kind as DocumentKind, label: w(words) }))}
              onChange={(kind) => change(n, { kind })}
            />
            <Input
              aria-label={w({ zh: '编号', en: 'Number' })}
              placeholder={w({ zh: '编号', en: 'Number' })}
              maxLength={100}
              value={each.number}
              onChange={(event) => change(n, { number: event.target.value })}
            />
            <Input
              aria-label={w({ zh: '对方', en: 'Party' })}
              placeholder={w({ zh: '对方', en: 'Party' })}
              maxLength={100}
              value={each.party}
              onChange={(event) => change(n, { party: event.target.value })}
            />
            <DayInput
              aria-label={w({ zh: '日期', en: 'Day' })}
              allowClear={false}
              max={today}
              value={each.issuedOn}
              onChange={(day) => day && change(n, { issuedOn: day })}
            />
            <span>
              <label className="hidden" htmlFor={`document-${n}`}>
                {w({ zh: '金额', en: 'Amount' })}
              </label>
              <MoneyInput
                id={`document-${n}`}
                value={each.amountFen}
                onChange={(amountFen) => change(n, { amountFen })}
                aria-describedby="documents-sum"
                aria-invalid={false}
                aria-required
              />
            </span>
            <Button
              aria-label={w({ zh: `移除第${n + 1}份`, en: `Remove document ${n + 1}` })}
              type="text"
              disabled={value.length === 1}
              onClick={() => onChange(value.filter((_, at) => at !== n))}
            >
              {w({ zh: '移除', en: 'Remove' })}
            </Button>
            <span id={`paper-${n}-label`} className="hidden">
              {w({ zh: '扫描件', en: 'Scan' })}
            </span>
            <PaperInput
              domId={`paper-${n}`}
              value={each.paper}
              onChange={(paper) => change(n, { paper: paper as DocumentDraft['paper'] })}
              field={paperField}
              isWrong={false}
              described="documents-sum"
            />
          </div>
        ))}
        <p className="row">
          <Button onClick={() => onChange([...value, blankDocument(today)])} disabled={value.length >= 100}>
            {w({ zh: '再加一份', en: 'Add another' })}
          </Button>
          <span id="documents-sum">
            {w({ zh: '合计', en: 'Sum' })} <Money fen={sum} />
          </span>
          <span className="quiet">
            {w({
              zh: '须与入账金额相等；评估报告不是成本凭证。',
              en: 'It must equal the amount booked; a valuation report is no document of cost.',
            })}
          </span>
        </p>
      </div>
    </section>
  )
}
