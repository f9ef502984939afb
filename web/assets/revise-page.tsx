import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { fieldsOf } from '#contract/forms.ts'
import { type AssetView, inventoryRoutes } from '#contract/inventory.ts'
import { forms } from '#law/forms.ts'
import { paperCommissions } from '#law/procedures/engagement-steps.ts'
import { procedures } from '#law/procedures.ts'
import { several } from '#law/words.ts'
import type { Given } from '../ui/answer-text.tsx'
import { answersKept, ask, keyOf, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { FormFields, problemsOf } from '../ui/form-fields.tsx'
import { Inside } from '../ui/inside.tsx'
import { keptAnswers } from '../ui/kept-answers.ts'
import { labelsOf } from '../ui/labels-of.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'
import { changedFields } from './changed-fields.ts'
import './assets.css'

/** Revises the card of an asset: a new version is made, and papers on the old one go stale. */
export function RevisePage() {
  const { w } = useWords()
  const { id } = useParams({ from: '/frame/assets/$id/revise' })
  const found = useAsk(inventoryRoutes.readAsset, { params: { id } })
  return (
    <Page
      title={{ zh: '修订信息卡', en: 'Revise the card' }}
      note={
        found.data && (
          <Inside href={`/desk/assets/${id}`}>
            {found.data.name} · <span className="number">{found.data.code}</span>
          </Inside>
        )
      }
    >
      <Loaded
        query={found}
        rows={12}
        isEmpty={(asset) => !asset.mayEdit}
        empty={
          <div className="card">
            <Nothing start={<LinkButton href={`/desk/assets/${id}`}>{w({ zh: '返回资产', en: 'Back to the asset' })}</LinkButton>}>
              {w({
                zh: '现在不能修订：只有持有单位可以修订，登记在办时版本锁定，登记后须办理变动登记。',
                en: 'It cannot be revised now: only the holder may, the version is held while a registration is open, and afterwards a change registration is needed.',
              })}
            </Nothing>
          </div>
        }
      >
        {(asset) => <Revision key={asset.id} asset={asset} />}
      </Loaded>
    </Page>
  )
}

const fields = fieldsOf(forms['information-card'])

function Revision({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const navigate = useNavigate()
  const today = useSession()?.clock.today ?? ''
  // Only what was written here is kept, in this browser until it is saved: a colleague's version goes underneath it, and nothing is lost.
  const kept = keptAnswers(`revise-${asset.id}`)
  const [edits, setEdits] = useState<Given>(() => kept.read())
  const card = useMemo<Given>(() => ({ ...asset.card, ...edits }), [asset.card, edits])
  const [isChecked, setChecked] = useState(false)
  const { isBusy, error, send } = useSending()
  const changed = useMemo(() => changedFields(asset.card, card), [asset.card, card])
  useEffect(() => kept.write(edits), [kept, edits])
  const edit = (next: Given) => setEdits(Object.fromEntries([...changedFields(asset.card, next)].map((id) => [id, next[id] ?? null])))
  const refused = error instanceof Refused ? (error.problem.fields ?? []) : []
  const save = async () => {
    setChecked(true)
    if (problemsOf('information-card', card, today).length > 0) return
    await send(async (keyed) => {
      const sent = Object.fromEntries(
        Object.entries(card).filter(([id, value]) => fields[id] && !fields[id].computed && value !== null && value !== ''),
      )
      const answer = await ask(inventoryRoutes.reviseCard, {
        params: { id: asset.id },
        body: keyed({ version: asset.version, card: sent }),
      })
      setEdits({})
      kept.clear()
      answersKept.setQueryData(keyOf(inventoryRoutes.readAsset, { params: { id: asset.id } }), answer)
      void refresh('/api/assets')
      await navigate({ to: '/assets/$id', params: { id: asset.id } })
    })
  }
  return (
    <section className="card">
      <StaleWarning asset={asset} />
      <FormFields
        form="information-card"
        answers={card}
        onChange={edit}
        today={today}
        before={asset.card}
        problems={refused}
        isChecked={isChecked}
      />
      {error !== null && <ProblemNote error={error} labelOf={labelsOf('information-card')} />}
      <div className="row">
        <Button type="primary" loading={isBusy} disabled={changed.size === 0} onClick={() => void save()}>
          {w({ zh: `保存为第 ${asset.version + 1} 版`, en: `Save as version ${asset.version + 1}` })}
        </Button>
        <span className="quiet" role="status">
          {w({ zh: `修改了 ${changed.size} 处`, en: `${changed.size} changed` })}
        </span>
      </div>
    </section>
  )
}

function StaleWarning({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const living = asset.papers.filter((paper) => !paper.isStale)
  const commissioned = asset.cases.filter((kase) => kase.ending === null && paperCommissions.includes(kase.procedure))
  if (living.length + commissioned.length === 0)
    return (
      <p className="quiet">
        {w({ zh: '修订后成为新版本，旧版本保留可查。', en: 'The revision becomes a new version; the old one is kept.' })}
      </p>
    )
  return (
    <div className="stale-warning" role="note">
      {living.length > 0 && (
        <p>
          <strong>
            {w({
              zh: `修订后，针对第 ${asset.version} 版的 ${living.length} 份文书将失效，登记前须就新版本重新委托：`,
              en: `With this ${several(living.length, 'paper goes', 'papers go')} stale that ${living.length === 1 ? 'is' : 'are'} on version ${asset.version}, to be commissioned again before registration:`,
            })}
          </strong>{' '}
          <Basis of="choice:paper-bound-to-version" />
        </p>
      )}
      <ul>
        {living.map((paper) => (
          <li key={paper.id}>
            {paper.firmName} ·{' '}
            {paper.kind === 'opinion' ? w({ zh: '法律意见书', en: 'legal opinion' }) : w({ zh: '评估报告', en: 'valuation' })}{' '}
            {paper.number}
          </li>
        ))}
      </ul>
      {commissioned.length > 0 && (
        <p>
          <strong>
            {w({
              zh: `在办的 ${commissioned.length} 件委托针对以前的版本，修订后所出文书不能用于登记；请先与受托机构商定，修订后请其辞去、就新版本重新委托，机构会收到通知：`,
              en: `${several(commissioned.length, 'commission')} under way on an earlier version: the paper will not serve registration after this. Agree with the firm first, which is told and gives it back, and commission anew:`,
            })}
          </strong>{' '}
          <Basis of="choice:paper-bound-to-version" />
        </p>
      )}
      <ul>
        {commissioned.map((kase) => (
          <li key={kase.id}>
            <Inside href={`/desk/cases/${kase.id}`}>
              {w(procedures[kase.procedure]?.title ?? { zh: kase.procedure, en: kase.procedure })} {kase.number}
            </Inside>
          </li>
        ))}
      </ul>
    </div>
  )
}
