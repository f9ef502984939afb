import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { caseRoutes } from '#contract/cases.ts'
import { gradingRoutes } from '#contract/grading.ts'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { conditions } from '#law/conditions.ts'
import { barredBy, mayOpen, openerWords } from '#law/openers.ts'
import { offeredStands } from '#law/offered.ts'
import { procedures } from '#law/procedures.ts'
import { whyEnded } from '#law/winding-up.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Missing } from '../ui/stumble.tsx'
import { useSession } from '../ui/session.ts'
import { AssetChoice } from './asset-choice.tsx'
import { ListStart } from './list-start.tsx'
import { OrganisationStart } from './organisation-start.tsx'
import { DisputeStart } from './dispute-start.tsx'
import { OwnStart } from './own-start.tsx'
import { ProductStart } from './product-start.tsx'
import { RoundStart } from './round-start.tsx'
import './start.css'

/** Opens a case of one procedure: about which asset, or a new inventory round; then its page goes on. */
export function StartPage() {
  const { w } = useWords()
  const { procedure: id } = useParams({ from: '/frame/start/$procedure' })
  const navigate = useNavigate()
  const session = useSession()
  const [chosen, setAsset] = useState<AssetLine | null>(null)
  const { subject, order, distribution } = useSearch({ from: '/frame/start/$procedure' })
  const preset = useAsk(inventoryRoutes.readAsset, { params: { id: subject ?? '' } }, { enabled: subject !== undefined })
  const asset = chosen ?? preset.data ?? null
  const { isBusy, error, send } = useSending()
  const procedure = procedures[id]
  if (!procedure || procedure.subject === 'case') return <Missing />
  const open = async (bodyOf: () => Promise<{ subjectId?: string; answers?: Record<string, unknown> }>) => {
    await send(async (keyed) => {
      const opened = await ask(caseRoutes.openCase, { body: keyed({ procedure: id, ...(await bodyOf()) }) })
      await refresh('/api/inbox', '/api/assets', '/api/rounds', '/api/sector-lists', '/api/products')
      await navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  }
  const isMine = mayOpen(procedure, session?.post)
  const barred = barredBy(procedure, session?.post)
  return (
    <Page title={{ zh: `开办：${procedure.title.zh}`, en: `Start: ${procedure.title.en}` }} note={<Bases of={procedure.basis} />}>
      <p className="start-summary">
        {w(procedure.summary)} <a href={`/guide/${id}`}>{w({ zh: '办事指南', en: 'Service guide' })}</a>
      </p>
      {!isMine && session && (
        <ProblemNote
          problem={
            whyEnded(session.post?.endedOn, id) ?? {
              code: 'not-yours',
              message: {
                zh: `本事项由${openerWords(procedure).zh}开办，您的岗位不能开办`,
                en: `Your post cannot open this. Opened by: ${openerWords(procedure).en}`,
              },
              ...(barred ? { basis: conditions[barred].basis, remedy: conditions[barred].remedy } : {}),
            }
          }
        />
      )}
      {isMine && procedure.subject === 'asset' && (
        <div className="card">
          <h2>{w({ zh: '选择数据资产', en: 'Choose the asset' })}</h2>
          <AssetChoice
            holderId={procedure.about === 'supervised' ? undefined : session?.post?.organisationId}
            stands={offeredStands(procedure)}
            chosen={asset}
            onChoose={setAsset}
          />
          <Button
            type="primary"
            className="start-go"
            disabled={asset === null}
            loading={isBusy}
            onClick={() => void open(async () => ({ subjectId: asset!.id, answers: await firstAnswers(id, asset!) }))}
          >
            {asset
              ? w({ zh: `为“${asset.name}”开办`, en: `Start for “${asset.name}”` })
              : w({ zh: '先选择一项资产', en: 'Choose an asset first' })}
          </Button>
        </div>
      )}
      {isMine && procedure.subject === 'round' && <RoundStart isBusy={isBusy} onOpen={(answers) => void open(async () => ({ answers }))} />}
      {isMine &&
        procedure.subject === 'organisation' &&
        (procedure.about === 'supervised' ? (
          <OrganisationStart isBusy={isBusy} onOpen={(subjectId) => void open(async () => ({ subjectId }))} />
        ) : (
          <OwnStart procedure={procedure} isBusy={isBusy} onOpen={(answers) => void open(async () => ({ answers }))} />
        ))}
      {isMine &&
        procedure.subject === 'product' &&
        (procedure.opensBy === 'developer' ? (
          <OwnStart procedure={procedure} isBusy={isBusy} onOpen={(answers) => void open(async () => ({ answers }))} />
        ) : (
          <ProductStart isBusy={isBusy} onOpen={(subjectId) => void open(async () => ({ subjectId }))} />
        ))}
      {isMine &&
        procedure.subject === 'matter' &&
        (id === 'dispute' && (order ?? distribution) ? (
          <DisputeStart
            orderId={order}
            distributionId={distribution}
            isBusy={isBusy}
            onOpen={(answers) => void open(async () => ({ answers }))}
          />
        ) : (
          <OwnStart procedure={procedure} isBusy={isBusy} onOpen={(answers) => void open(async () => ({ answers }))} />
        ))}
      {isMine && procedure.subject === 'list' && <ListStart isBusy={isBusy} onOpen={(answers) => void open(async () => ({ answers }))} />}
      {error !== null && <ProblemNote error={error} />}
      <div className="card">
        <h2>{w({ zh: '流程', en: 'How it goes' })}</h2>
        <Drawing procedure={id} current={procedure.first} done={[]} />
      </div>
    </Page>
  )
}

/** A grading begins with what is proposed; people can change it. What else an application begins with, the platform fills in as it opens the case. */
async function firstAnswers(procedure: string, asset: AssetLine): Promise<Record<string, unknown>> {
  const application = procedures[procedure]?.application ?? []
  if (application.includes('classification')) return (await ask(gradingRoutes.readGrading, { params: { id: asset.id } })).suggested
  return {}
}
