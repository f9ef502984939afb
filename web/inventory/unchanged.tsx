import { Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { type FindingLine, inventoryRoutes } from '#contract/inventory.ts'
import { ask, refresh } from '../ui/api.ts'
import { count } from '../ui/dates.ts'
import { newKey } from '../ui/key.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'
import { carriedFrom } from './carry-card.ts'
import { byPeople } from './finding-desk.ts'
import './adding.css'

/** A finding that is as it was, and which asset it is: one that takes a new version, or at least stays as it is. */
type Same = FindingLine & { readonly knownAs: NonNullable<FindingLine['knownAs']> }
type Outcome = 'going' | 'done' | { readonly error: unknown }

/** How many are looked for at once; what is beyond them is looked for when asked. */
const mostAtOnce = 200

/** Confirms a finding as a new version of its asset, with last time's answers where this card has none; an asset that cannot be revised now stays as it is. */
async function confirmSame({ id, knownAs: { assetId, whyNot } }: Same): Promise<void> {
  const params = { id }
  if (whyNot !== null) return keepSame(id)
  const [view, asset] = await Promise.all([
    ask(inventoryRoutes.readFinding, { params }),
    ask(inventoryRoutes.readAsset, { params: { id: assetId } }),
  ])
  const carried = carriedFrom(asset.card, view.card, view.assumed)
  const { version } =
    Object.keys(carried).length === 0
      ? view
      : await ask(inventoryRoutes.saveFindingCard, {
          params,
          body: { version: view.version, card: byPeople({ ...view.card, ...carried }) },
        })
  await ask(inventoryRoutes.confirmFinding, { params, body: { version, key: newKey(), assetId } })
}

async function keepSame(id: string): Promise<void> {
  const { version } = await ask(inventoryRoutes.readFinding, { params: { id } })
  await ask(inventoryRoutes.keepFinding, { params: { id }, body: { version } })
}

/** Offers the findings of a round that are as they were last time, to be confirmed together. */
export function UnchangedButton({ roundId }: { roundId: string }) {
  const { w } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w({ zh: '确认无变化的…', en: 'Confirm unchanged ones…' })}</Button>
      {isOpen && <Unchanged roundId={roundId} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Findings of a round that can be confirmed as they are, from a place in the list on, and the place where the others begin. */
type Found = { readonly same: readonly Same[]; readonly next: string | null }
async function findSame(roundId: string, from: Found): Promise<Found> {
  const same: Same[] = []
  let { next } = from
  do {
    const page = await ask(inventoryRoutes.listFindings, {
      params: { id: roundId },
      query: { state: 'proposed', attention: 'no', limit: 100, ...(next === null ? {} : { cursor: next }) },
    })
    same.push(
      ...page.items.filter(
        (line): line is Same =>
          line.knownAs !== null && !line.knownAs.isNamed && (line.knownAs.whyNot === null || line.knownAs.whyNotKeep === null),
      ),
    )
    next = page.next
  } while (next !== null && same.length < mostAtOnce)
  return { same: [...from.same, ...same], next }
}

function Unchanged({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const { w } = useWords()
  const [found, setFound] = useState<Found | null>(null)
  const same = found?.same ?? null
  const { isBusy: isLooking, error, send } = useSending()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const note = (id: string, outcome: Outcome) => setOutcomes((was) => new Map(was).set(id, outcome))
  const look = () => void send(async () => setFound(await findSame(roundId, found ?? { same: [], next: null })))
  const confirmAll = async () => {
    setBusy(true)
    for (const view of same ?? []) {
      if (outcomes.get(view.id) === 'done') continue
      note(view.id, 'going')
      try {
        await confirmSame(view)
        note(view.id, 'done')
      } catch (e) {
        note(view.id, { error: e })
      }
    }
    setBusy(false)
    await refresh('/api/rounds', '/api/findings', '/api/assets')
  }
  const done = [...outcomes.values()].filter((each) => each === 'done').length
  return (
    <Modal
      open
      afterOpenChange={(isShown) => isShown && look()}
      title={w({ zh: '确认无变化的', en: 'Confirm what is unchanged' })}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          {w({ zh: '关闭', en: 'Close' })}
        </Button>,
        ...(same && same.length > done
          ? [
              <Button key="all" type="primary" loading={isBusy} disabled={isLooking} onClick={() => void confirmAll()}>
                {w({ zh: `确认这 ${count(same.length - done)} 项`, en: `Confirm these ${count(same.length - done)}` })}
              </Button>,
            ]
          : []),
      ]}
    >
      <p className="quiet">
        {w({
          zh: '与上次扫描相比没有需关注变化的数据集，可一并确认：原资产的新版本沿用上一版的填写；已登记或登记在办的资产保持不变，只记为已盘到。其余请逐项查看。',
          en: 'Datasets without a change to look at can be confirmed together: as new versions with the answers of the last card, or, where the asset is registered or being registered, as found again and unchanged. The others one by one.',
        })}
      </p>
      {error !== null && <ProblemNote error={error} onRetry={look} />}
      {same === null && error === null && <p role="status">{w({ zh: '正在查找…', en: 'Looking…' })}</p>}
      {same?.length === 0 && <Nothing>{w({ zh: '没有可一并确认的。', en: 'There is none to confirm together.' })}</Nothing>}
      <ul className="unchanged" aria-live="polite">
        {same?.map((view) => (
          <SameLine key={view.id} view={view} outcome={outcomes.get(view.id)} />
        ))}
      </ul>
      {found && found.next !== null && (
        <p className="row">
          <span>{w({ zh: '后面还有未列出的。', en: 'There are more than are listed.' })}</span>
          <Button size="small" loading={isLooking} disabled={isBusy} onClick={look}>
            {w({ zh: '继续查找', en: 'Look for more' })}
          </Button>
        </p>
      )}
    </Modal>
  )
}

function SameLine({ view, outcome }: { view: Same; outcome: Outcome | undefined }) {
  const { w } = useWords()
  return (
    <li>
      <span>
        <Link to="/inventory/findings/$id" params={{ id: view.id }}>
          {view.dataset}
        </Link>
        <small>
          {w({
            zh: `资产 ${view.knownAs.assetCode} ${view.knownAs.whyNot === null ? `第 ${view.knownAs.version + 1} 版` : '保持不变'} · ${count(view.rows)} 行`,
            en: `Asset ${view.knownAs.assetCode}, ${view.knownAs.whyNot === null ? `version ${view.knownAs.version + 1}` : 'as it is'} · ${count(view.rows)} rows`,
          })}
        </small>
      </span>
      {outcome && <OutcomeOf outcome={outcome} />}
    </li>
  )
}

function OutcomeOf({ outcome }: { outcome: Outcome }) {
  const { w } = useWords()
  if (outcome === 'done') return <Status tone="done">{w({ zh: '已确认', en: 'Confirmed' })}</Status>
  if (outcome === 'going') return <Status tone="going">{w({ zh: '正在确认', en: 'Confirming' })}</Status>
  return <ProblemNote error={outcome.error} />
}
