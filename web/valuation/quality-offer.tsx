import { Button, Input } from 'antd'
import { caseRoutes } from '#contract/cases.ts'
import { valuationRoutes } from '#contract/valuations.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'

type Props = {
  caseId: string
  value: string
  reason: string
  onTake: (value: string, source: string) => void
  onReason: (reason: string) => void
}

/** What the scan of this version proposes as the quality coefficient; another value asks for its reason. */
export function QualityOffer({ caseId, value, reason, onTake, onReason }: Props) {
  const { w } = useWords()
  const kase = useAsk(caseRoutes.readCase, { params: { id: caseId } })
  const found = useAsk(
    valuationRoutes.readQualityProposal,
    { params: { id: kase.data?.subjectId ?? '', version: kase.data?.subjectVersion ?? 1 } },
    { enabled: kase.data !== undefined },
  )
  if (!found.data) return null
  const { proposal } = found.data
  if (!proposal)
    return (
      <small className="quiet parameter-offer">
        {w({ zh: '该版本没有质量扫描结果，不作提议。', en: 'This version was not scanned for quality: nothing is proposed.' })}
      </small>
    )
  const isTaken = Number(value) === Number(proposal.coefficient) && value !== ''
  return (
    <div className="parameter-offer">
      <small>
        {w({ zh: '提议 ', en: 'Proposed: ' })}
        <b className="number">{proposal.coefficient}</b> · {proposal.source}
      </small>
      {!isTaken && (
        <Button size="small" onClick={() => onTake(proposal.coefficient, proposal.source)}>
          {w({ zh: '采用', en: 'Take it' })}
        </Button>
      )}
      {!isTaken && value !== '' && (
        <Input
          aria-label={w({ zh: '与提议不同的理由', en: 'Why another value' })}
          placeholder={w({ zh: '与提议不同的理由（必填）', en: 'Why another value (required)' })}
          maxLength={400}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      )}
    </div>
  )
}
