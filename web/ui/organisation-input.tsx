import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { partyRoutes } from '#contract/parties.ts'
import type { Party } from '#law/parties.ts'
import { useAsk } from './api.ts'
import { useWords } from './language.tsx'

type Props = { id: string; value: string | null; onChange: (id: string | null) => void; role?: Party; status?: 'error'; 'aria-describedby': string; 'aria-invalid': boolean; 'aria-required': boolean }

/** Chooses an organisation, found by name or code; of one role where the form says which. */
export function OrganisationInput({ value, onChange, role, ...rest }: Props) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(partyRoutes.listOrganisations, { query: { ...(q ? { q } : {}), ...(role ? { role } : {}), limit: 50 } }, { keep: true })
  const chosen = useAsk(partyRoutes.readOrganisation, { params: { id: value ?? '' } }, { enabled: value !== null })
  const options = (found.data?.items ?? []).filter(o => o.isActive).map(o => ({ value: o.id, label: o.name }))
  if (chosen.data && !options.some(o => o.value === value)) options.unshift({ value: chosen.data.id, label: chosen.data.name })
  return <Select {...rest} style={{ width: '100%', maxWidth: '26rem' }} value={value} options={options} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: setTyped }} allowClear placeholder={w({ zh: '输入名称查找', en: 'Type a name' })} onChange={next => onChange(next ?? null)} notFoundContent={w({ zh: '没有符合的机构', en: 'No organisation matches' })} />
}
