import { useNavigate } from '@tanstack/react-router'
import { Button, InputNumber, Select } from 'antd'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { settlementRoutes, type SharingProduct } from '#contract/settlement.ts'
import { type SharingForm, sharingForms } from '#law/settlement-words.ts'
import type { Words } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Bases, Basis } from '../ui/basis.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { PartiesInput } from './parties-input.tsx'
import { draftOf, isAmount, type ProposalDraft, proposalOf, whyNotWhole } from './proposal-draft.ts'
import './settlement.css'

/** Proposes how the income of a product is shared: deductions, form, parties with exact parts. */
export function ProposalPage() {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(settlementRoutes.listSharingProducts, { query: { limit: 50, ...(q ? { q } : {}) } }, { keep: true })
  const [product, setProduct] = useState<SharingProduct | null>(null)
  const products = found.data?.items ?? []
  return (
    <Page
      title={{ zh: '拟订收益共享协议', en: 'Propose a sharing agreement' }}
      note={<Bases of={['§6.4', 'choice:income-deductions', 'choice:share-rounding', 'choice:sharing-signatures']} />}
    >
      {found.data && products.length === 0 && q === '' ? (
        <Nothing>
          {w({
            zh: '本单位还没有牵头的产品；产品确定运营主体后可以拟订协议。',
            en: 'No product has your organisation as its operator yet.',
          })}
        </Nothing>
      ) : (
        <p className="row">
          <label htmlFor="product">{w({ zh: '产品', en: 'Product' })}</label>{' '}
          <Select
            id="product"
            style={{ width: '100%', maxWidth: '30rem' }}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            loading={found.isFetching}
            value={product?.id ?? null}
            options={products.map((each) => ({
              value: each.id,
              label: `${each.name}${each.inForce ? w({ zh: `（现行第${each.inForce}版）`, en: ` (version ${each.inForce} in force)` }) : each.lapsedOn ? w({ zh: '（来源已转移，待新版本）', en: ' (a source passed on, waits for a version)' }) : ''}`,
            }))}
            onChange={(id) => setProduct(products.find((each) => each.id === id) ?? null)}
          />
        </p>
      )}
      {product && <Terms key={product.id} product={product} />}
    </Page>
  )
}

const labels: { readonly [field: string]: Words } = {
  taxPpm: { zh: '税及附加', en: 'Tax' },
  bounds: { zh: '分档', en: 'Slices' },
  parties: { zh: '各方', en: 'Parties' },
  first: { zh: '先付', en: 'Paid first' },
  effectiveOn: { zh: '起算日', en: 'Counts from' },
}

function Terms({ product }: { product: SharingProduct }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  const [draft, setDraft] = useState(() => draftOf(product, today))
  const { isBusy, error, send } = useSending()
  const change = (next: Partial<ProposalDraft>) => setDraft({ ...draft, ...next })
  const missing = whyNotWhole(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async (keyed) => {
      const made = await ask(settlementRoutes.proposeSharing, { body: keyed(proposalOf(draft)) })
      await refresh('/api/sharing')
      await navigate({ to: '/sharing/$id', params: { id: made.id } })
    })
  }
  const rate = (id: 'fee' | 'tax', label: string) => (
    <>
      <label htmlFor={id}>{label}</label>
      <InputNumber
        id={id}
        min={0}
        max={100}
        step={0.1}
        suffix="%"
        value={draft[id]}
        onChange={(value) => change({ [id]: Math.round((value ?? 0) * 10_000) / 10_000 })}
      />
    </>
  )
  return (
    <form className="card proposal" onSubmit={submit}>
      <fieldset>
        <legend>{w({ zh: '扣除', en: 'Deductions' })}</legend>
        <div className="pairs">
          {rate('fee', w({ zh: '交易费', en: 'Exchange fee' }))}
          {rate('tax', w({ zh: '税及附加', en: 'Tax' }))}
          <label htmlFor="cost">{w({ zh: '每单直接成本', en: 'Direct cost of an order' })}</label>
          <div>
            <MoneyInput
              id="cost"
              aria-describedby="proposal-missing"
              aria-invalid={!isAmount(draft.costFen)}
              aria-required
              value={draft.costFen}
              onChange={(costFen) => change({ costFen })}
            />
          </div>
        </div>
      </fieldset>
      <div className="pairs">
        <label htmlFor="form">{w({ zh: '形式', en: 'Form' })}</label>
        <Select
          id="form"
          style={{ maxWidth: '12rem' }}
          value={draft.form}
          options={Object.entries(sharingForms).map(([value, title]) => ({ value: value as SharingForm, label: w(title) }))}
          onChange={(form) => change({ form, bounds: form === 'tiered' ? [0, 10_000_00] : [0] })}
        />
        <label htmlFor="from">{w(labels['effectiveOn']!)}</label>
        <DayInput
          id="from"
          {...wrongAt(error, 'effectiveOn')}
          aria-required
          allowClear={false}
          value={draft.effectiveOn}
          onChange={(day) => day && change({ effectiveOn: day })}
          style={{ maxWidth: '12rem' }}
          {...(product.uncovered ? { max: product.uncovered } : {})}
        />
      </div>
      {product.uncovered && (
        <p className="quiet">
          {w(
            product.lapsedOn
              ? {
                  zh: `来源资产已转移，原协议自${product.lapsedOn}起不再适用；新版本须列入新持有单位，自${product.uncovered}起算，其间的收入才有协议可依。`,
                  en: `A source passed on and the former agreement counts no more from ${product.lapsedOn} on; the new one names the new holder and counts from ${product.uncovered}, so that income since then is covered.`,
                }
              : {
                  zh: `首个版本的起算日不能晚于${product.uncovered}，此后的收入才有协议可依。`,
                  en: `The first version counts from ${product.uncovered} at the latest, so that all income is covered.`,
                },
          )}{' '}
          <Basis of="choice:sharing-after-transfer" />
        </p>
      )}
      <PartiesInput draft={draft} change={change} />
      <p id="proposal-missing" className="quiet" role="status">
        {missing && w(missing)}
      </p>
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
      <div>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={missing !== null}>
          {w({ zh: '提交各方确认', en: 'Send to the parties' })}
        </Button>
      </div>
    </form>
  )
}
