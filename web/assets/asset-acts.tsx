import { Dropdown } from 'antd'
import type { AssetView } from '#contract/inventory.ts'
import { mayOpen } from '#law/openers.ts'
import { procedures } from '#law/procedures.ts'
import { useGo } from '../ui/go.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { useSession } from '../ui/session.ts'
import { Button } from 'antd'

/** What the holder, or an office that supervises it, may start on an asset, and a revision of the card. Whether it is allowed says the case. */
export function AssetActs({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const go = useGo()
  const post = useSession()?.post
  if (!post || asset.state === 'destroyed' || asset.state === 'in-disposal') return null
  const isHolder = post.organisationId === asset.holderId && post.role === 'producer'
  const startable = Object.values(procedures).filter(
    (procedure) => procedure.subject === 'asset' && mayOpen(procedure, post) && (procedure.about === 'supervised' || isHolder),
  )
  if (startable.length === 0) return null
  const items = startable.map((procedure) => ({ key: procedure.id, label: w(procedure.title) }))
  return (
    <>
      {asset.mayEdit && <LinkButton href={`/desk/assets/${asset.id}/revise`}>{w({ zh: '修订信息卡', en: 'Revise the card' })}</LinkButton>}
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => go(startHref(key, asset.id)) }}>
        <Button type="primary">{w({ zh: '发起办件 ▾', en: 'Start a case ▾' })}</Button>
      </Dropdown>
    </>
  )
}

/** The start page of a procedure with its subject chosen. */
export function startHref(procedure: string, assetId: string): string {
  return `/desk/start/${procedure}?subject=${assetId}`
}
