import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { gradingRoutes } from '#contract/grading.ts'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { offeredStands } from '#law/offered.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { ask, useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import { AssetChoice } from './asset-choice.tsx'
import { DisputeStart } from './dispute-start.tsx'
import { ListStart } from './list-start.tsx'
import { OrganisationStart } from './organisation-start.tsx'
import { OwnStart } from './own-start.tsx'
import { ProductStart } from './product-start.tsx'
import { RoundStart } from './round-start.tsx'

type Answers = Record<string, unknown>
type Props = {
  procedure: Procedure
  isBusy: boolean
  /** Opens the case about a subject, or with the answers that make one. */
  onOpen: (bodyOf: () => Promise<{ subjectId?: string; answers?: Answers }>) => void
}

/** What is asked before a case is opened: which asset, organisation or product it is about, or the first answers of what begins with it. */
export function CaseStart({ procedure, isBusy, onOpen }: Props) {
  const { order, distribution } = useSearch({ from: '/frame/start/$procedure' })
  const about = { isBusy, onOpen: (subjectId: string) => onOpen(async () => ({ subjectId })) }
  const beginning = { isBusy, onOpen: (answers: Answers) => onOpen(async () => ({ answers })) }
  const own = <OwnStart procedure={procedure} {...beginning} />
  switch (procedure.subject) {
    case 'asset':
      return <AssetStart procedure={procedure} isBusy={isBusy} onOpen={onOpen} />
    case 'round':
      return <RoundStart {...beginning} />
    case 'list':
      return <ListStart {...beginning} />
    case 'organisation':
      return procedure.about === 'supervised' ? <OrganisationStart {...about} /> : own
    case 'product':
      return procedure.opensBy === 'developer' ? own : <ProductStart {...about} />
    case 'matter':
      return procedure.id === 'dispute' && (order ?? distribution) ? (
        <DisputeStart orderId={order} distributionId={distribution} {...beginning} />
      ) : (
        own
      )
    case 'case':
      return null
  }
}

function AssetStart({ procedure, isBusy, onOpen }: Props) {
  const { w } = useWords()
  const session = useSession()
  const { subject } = useSearch({ from: '/frame/start/$procedure' })
  const preset = useAsk(inventoryRoutes.readAsset, { params: { id: subject ?? '' } }, { enabled: subject !== undefined })
  const [chosen, setChosen] = useState<AssetLine | null>(null)
  const asset = chosen ?? preset.data ?? null
  return (
    <div className="card">
      <h2>{w({ zh: '选择数据资产', en: 'Choose the asset' })}</h2>
      <AssetChoice
        holderId={procedure.about === 'supervised' ? undefined : session?.post?.organisationId}
        stands={offeredStands(procedure)}
        chosen={asset}
        onChoose={setChosen}
      />
      <Button
        type="primary"
        className="start-go"
        disabled={asset === null}
        loading={isBusy}
        onClick={() => onOpen(async () => ({ subjectId: asset!.id, answers: await firstAnswers(procedure.id, asset!) }))}
      >
        {asset
          ? w({ zh: `为“${asset.name}”开办`, en: `Start for “${asset.name}”` })
          : w({ zh: '先选择一项资产', en: 'Choose an asset first' })}
      </Button>
    </div>
  )
}

/** A grading begins with what is proposed; people can change it. What else an application begins with, the platform fills in as it opens the case. */
async function firstAnswers(procedure: string, asset: AssetLine): Promise<Record<string, unknown>> {
  const application = procedures[procedure]?.application ?? []
  if (application.includes('classification')) return (await ask(gradingRoutes.readGrading, { params: { id: asset.id } })).suggested
  return {}
}
