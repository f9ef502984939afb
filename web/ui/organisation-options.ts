import { useDeferredValue, useState } from 'react'
import { partyRoutes } from '#contract/parties.ts'
import type { Party } from '#law/parties.ts'
import { useAsk } from './api.ts'

type Which = { role?: Party | undefined; sector?: string | undefined; withInactive?: boolean; mayHaveEnded?: boolean }

/** Organisations to choose from, found by name or code as somebody types; the one chosen is always among them. */
export function useOrganisationOptions(value: string | null, { role, sector, withInactive = false, mayHaveEnded = false }: Which = {}) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useAsk(partyRoutes.listOrganisations, { query: { ...(q ? { q } : {}), ...(role ? { role } : {}), ...(sector === undefined ? {} : { sector }), limit: 50 } }, { keep: true })
  const chosen = useAsk(partyRoutes.readOrganisation, { params: { id: value ?? '' } }, { enabled: value !== null })
  const options = (found.data?.items ?? []).filter(each => withInactive || (each.isActive && (mayHaveEnded || each.end === null))).map(each => ({ value: each.id, label: each.name }))
  if (value !== null && chosen.data && !options.some(each => each.value === value)) options.unshift({ value: chosen.data.id, label: chosen.data.name })
  return { options, loading: found.isFetching, showSearch: { filterOption: false as const, onSearch: setTyped } }
}
