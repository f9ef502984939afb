import { Button, InputNumber, Select } from 'antd'
import { Fragment, useState } from 'react'
import { yuan } from '#contract/money.ts'
import { sharingParts } from '#law/settlement-words.ts'
import { signs, type Words } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { useOrganisationOptions } from '../ui/organisation-options.ts'
import { isAmount, type ProposalDraft, totalsOf } from './proposal-draft.ts'

type Props = { draft: ProposalDraft; change: (next: Partial<ProposalDraft>) => void }

/** The parties of a proposal in their order, with their parts in each slice, and what one of them gets first. */
export function PartiesInput({ draft, change }: Props) {
  const isWithFirst = draft.form === 'minimum' || draft.form === 'per-call'
  return (
    <>
      {draft.bounds.map((_, slice) => (
        <Slice key={slice} slice={slice} draft={draft} change={change} />
      ))}
      {draft.form === 'tiered' && draft.bounds.length < 6 && <AddSlice draft={draft} change={change} />}
      {isWithFirst && <PaidFirst draft={draft} change={change} />}
      <AddFund draft={draft} change={change} />
    </>
  )
}

/** One slice of the net: where it begins, and how many parts of it each party has. */
function Slice({ slice, draft, change }: Props & { slice: number }) {
  const { w } = useWords()
  const setPart = (at: number, value: number) =>
    change({
      parties: draft.parties.map((party, n) =>
        n === at ? { ...party, parts: party.parts.map((part, k) => (k === slice ? value : part)) } : party,
      ),
    })
  const total = totalsOf(draft)[slice]
  return (
    <fieldset>
      <legend>{w(sliceTitle(draft, slice))}</legend>
      <div className="pairs">
        {slice > 0 && <Bound slice={slice} draft={draft} change={change} />}
        {draft.parties.map((party, at) => (
          <Fragment key={party.organisationId}>
            <label htmlFor={`part-${slice}-${at}`}>
              {party.organisationName}
              {w(signs.open)}
              {w(sharingParts[party.part])}
              {w(signs.close)}
            </label>
            <InputNumber
              id={`part-${slice}-${at}`}
              min={0}
              max={1_000_000}
              precision={0}
              value={party.parts[slice] ?? 0}
              onChange={(value) => setPart(at, value ?? 0)}
            />
          </Fragment>
        ))}
      </div>
      <p className="quiet">
        {w({
          zh: `合计 ${total} 份；余数相同的一分给排在前面的一方`,
          en: `${total} parts together; among equal remainders the fen goes to who stands first`,
        })}
      </p>
    </fieldset>
  )
}

/** What a slice is called; the only one has no number. */
function sliceTitle({ bounds }: ProposalDraft, slice: number): Words {
  const bound = bounds[slice]
  if (bounds.length === 1) return { zh: '各方份额（份）', en: 'Parts' }
  if (!Number.isInteger(bound)) return { zh: `第${slice + 1}档`, en: `Slice ${slice + 1}` }
  return { zh: `第${slice + 1}档：净额 ${yuan(bound!)} 元以上`, en: `Slice ${slice + 1}: net above ${yuan(bound!)} yuan` }
}

function Bound({ slice, draft, change }: Props & { slice: number }) {
  const { w } = useWords()
  const bound = draft.bounds[slice] ?? null
  return (
    <>
      <label htmlFor={`bound-${slice}`}>{w({ zh: '起点', en: 'Begins at' })}</label>
      <div>
        <MoneyInput
          id={`bound-${slice}`}
          aria-describedby="proposal-missing"
          aria-invalid={!isAmount(bound)}
          aria-required
          value={bound}
          onChange={(fen) => change({ bounds: draft.bounds.map((each, n) => (n === slice ? fen : each)) })}
        />
      </div>
    </>
  )
}

function AddSlice({ draft, change }: Props) {
  const { w } = useWords()
  return (
    <div>
      <Button onClick={() => change({ bounds: [...draft.bounds, (draft.bounds.at(-1) ?? 0) + 10_000_00] })}>
        {w({ zh: '增加一档', en: 'Add a slice' })}
      </Button>
    </div>
  )
}

/** Who is paid what before the rest is shared, for each order or each call. */
function PaidFirst({ draft, change }: Props) {
  const { w } = useWords()
  return (
    <fieldset>
      <legend>
        {w(
          draft.form === 'minimum'
            ? { zh: '保底：每单先付', en: 'Minimum: first, for each order' }
            : { zh: '按次：每次先付', en: 'Per call: first, for each call' },
        )}
      </legend>
      <div className="in-row">
        <Select
          aria-label={w({ zh: '先付给', en: 'Paid first to' })}
          style={{ minWidth: '14rem' }}
          value={draft.firstPosition}
          options={draft.parties.map((party, value) => ({ value, label: party.organisationName }))}
          onChange={(firstPosition) => change({ firstPosition })}
        />
        <label htmlFor="first">{w({ zh: '金额', en: 'Amount' })}</label>
        <MoneyInput
          id="first"
          aria-describedby="proposal-missing"
          aria-invalid={!isAmount(draft.firstFen)}
          aria-required
          value={draft.firstFen}
          onChange={(firstFen) => change({ firstFen })}
        />
      </div>
    </fieldset>
  )
}

function AddFund({ draft, change }: Props) {
  const { w } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const search = useOrganisationOptions(chosen, { role: 'finance-bureau' })
  if (draft.parties.some((party) => party.part === 'regulation')) return null
  const add = () => {
    const found = search.options.find((option) => option.value === chosen)
    if (found)
      change({
        parties: [
          ...draft.parties,
          { organisationId: found.value, organisationName: found.label, part: 'regulation', parts: [0, 0, 0, 0, 0, 0] },
        ],
      })
  }
  return (
    <div className="in-row">
      <Select
        {...search}
        aria-label={w(sharingParts.regulation)}
        style={{ minWidth: '16rem' }}
        value={chosen}
        placeholder={w({ zh: '列入收益调节资金（财政部门）', en: 'Add the regulation fund (finance authority)' })}
        onChange={setChosen}
      />
      <Button disabled={chosen === null} onClick={add}>
        {w({ zh: '列入', en: 'Add' })}
      </Button>
    </div>
  )
}
