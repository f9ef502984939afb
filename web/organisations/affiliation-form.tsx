import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { affiliationRoutes } from '#contract/affiliations.ts'
import type { Words } from '#law/words.ts'
import { ask, refresh } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { wrongAt } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { OrganisationInput } from '../ui/organisation-input.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'

const labels: { readonly [field: string]: Words } = {
  controllerId: { zh: '控制方', en: 'Who controls' },
  controlledId: { zh: '受控制方', en: 'Who is controlled' },
  sinceOn: { zh: '开始日期', en: 'Since' },
  ground: { zh: '依据', en: 'Ground' },
}

/** Declares that an organisation controls another or is controlled by it, since when and by which ground. */
export function AffiliationForm({ organisationId, today, onDone }: { organisationId: string; today: string; onDone: () => void }) {
  const { w } = useWords()
  const [other, setOther] = useState<string | null>(null)
  const [isController, setController] = useState(false)
  const [sinceOn, setSince] = useState(today)
  const [ground, setGround] = useState('')
  const { isBusy, error, send } = useSending()
  const save = () =>
    send(async () => {
      const [controllerId, controlledId] = isController ? [organisationId, other!] : [other!, organisationId]
      await ask(affiliationRoutes.declareAffiliation, {
        body: { controllerId, controlledId, sinceOn, untilOn: null, ground: ground.trim() },
      })
      await refresh('/api/affiliations', '/api/cases')
      onDone()
    })
  return (
    <form
      className="affiliation-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (other && ground.trim().length >= 2) void save()
      }}
    >
      <Radio.Group
        aria-label={w({ zh: '方向', en: 'Direction' })}
        value={isController}
        onChange={(event) => setController(event.target.value as boolean)}
        options={[
          { value: false, label: w({ zh: '受其控制', en: 'Controlled by' }) },
          { value: true, label: w({ zh: '控制', en: 'Controls' }) },
        ]}
      />
      <label htmlFor="affiliation-other" className="hidden">
        {w({ zh: '另一方', en: 'The other' })}
      </label>
      <OrganisationInput
        id="affiliation-other"
        aria-describedby="affiliation-other"
        aria-required
        {...wrongAt(error, isController ? 'controlledId' : 'controllerId')}
        value={other}
        onChange={setOther}
      />
      <DayInput
        aria-label={w(labels['sinceOn']!)}
        {...wrongAt(error, 'sinceOn')}
        allowClear={false}
        value={sinceOn}
        onChange={(day) => day && setSince(day)}
      />
      <Input
        aria-label={w(labels['ground']!)}
        {...wrongAt(error, 'ground')}
        placeholder={w({ zh: '依据，如持股70%、章程、任免文件', en: 'Ground: shares, statutes, appointments' })}
        maxLength={400}
        value={ground}
        onChange={(event) => setGround(event.target.value)}
      />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!other || ground.trim().length < 2}>
          {w({ zh: '申报', en: 'Declare' })}
        </Button>
        <Button onClick={onDone}>{w({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
      {error !== null && <ProblemNote error={error} labelOf={(id) => labels[id]} />}
    </form>
  )
}
