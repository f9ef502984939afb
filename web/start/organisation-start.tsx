import { Button, Input, Radio } from 'antd'
import { useDeferredValue, useState } from 'react'
import { partyRoutes } from '#contract/parties.ts'
import { organisationKinds, type OrganisationKind } from '#law/parties.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'

/** Chooses the organisation a case is about, found by name, initials or code. */
export function OrganisationStart({ isBusy, onOpen }: { isBusy: boolean; onOpen: (organisationId: string) => void }) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const q = useDeferredValue(typed.trim())
  const found = useAsk(partyRoutes.listOrganisations, { query: { ...(q ? { q } : {}), limit: 50 } }, { keep: true })
  const find = w({ zh: '名称、拼音首字母或代码', en: 'Name, initials or code' })
  return (
    <div className="card">
      <h2>{w({ zh: '选择机构', en: 'Choose the organisation' })}</h2>
      <Input
        allowClear
        className="start-find"
        value={typed}
        maxLength={100}
        onChange={(e) => setTyped(e.target.value)}
        aria-label={find}
        placeholder={find}
      />
      <Loaded
        query={found}
        isEmpty={(page) => page.items.length === 0}
        empty={<Nothing>{w({ zh: '没有符合的机构。', en: 'No such organisation.' })}</Nothing>}
      >
        {(page) => (
          <Radio.Group
            className="start-assets"
            aria-label={w({ zh: '机构', en: 'Organisations' })}
            value={chosen?.id}
            onChange={(e) => setChosen(page.items.find((each) => each.id === e.target.value) ?? null)}
          >
            {page.items.map((each) => (
              <Radio key={each.id} value={each.id}>
                <span className="start-asset">
                  <strong>{each.name}</strong>
                  <span className="quiet">{w(organisationKinds[each.kind as OrganisationKind].title)}</span>
                </span>
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Loaded>
      <Button type="primary" className="start-go" disabled={chosen === null} loading={isBusy} onClick={() => onOpen(chosen!.id)}>
        {chosen
          ? w({ zh: `对“${chosen.name}”开办`, en: `Start about “${chosen.name}”` })
          : w({ zh: '先选择机构', en: 'Choose an organisation first' })}
      </Button>
    </div>
  )
}
