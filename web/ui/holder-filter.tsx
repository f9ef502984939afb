import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { partyRoutes } from '#contract/parties.ts'
import { useAsk } from './api.ts'
import { useWords } from './language.tsx'
import { useSession } from './session.ts'

type Props = { holderId: string | undefined; onChange: (id: string | undefined) => void }

/** Narrows a list to one holder, for those who see more than their own; a choice that stands in the address can always be taken back. */
export function HolderFilter(props: Props) {
  return useSession()?.post?.role === 'producer' && props.holderId === undefined ? null : <HolderSelect {...props} />
}

function HolderSelect({ holderId, onChange }: Props) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(partyRoutes.listOrganisations, { query: { ...(q ? { q } : {}), role: 'producer', limit: 50 } }, { keep: true })
  const chosen = useAsk(partyRoutes.readOrganisation, { params: { id: holderId ?? '' } }, { enabled: holderId !== undefined })
  const options = (found.data?.items ?? []).map(o => ({ value: o.id, label: o.name }))
  if (chosen.data && !options.some(o => o.value === holderId)) options.unshift({ value: chosen.data.id, label: chosen.data.name })
  return <Select aria-label={w({ zh: '持有单位', en: 'Holder' })} className="list-holder" allowClear value={holderId ?? null} placeholder={w({ zh: '全部单位', en: 'All holders' })} options={options} showSearch={{ filterOption: false, onSearch: setTyped }} onChange={id => onChange(id ?? undefined)} />
}
