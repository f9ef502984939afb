import { useDeferredValue, useState } from 'react'
import { partyRoutes } from '#contract/parties.ts'
import type { Party } from '#law/parties.ts'
import { useAsk } from './api.ts'
import { useWords } from './language.tsx'

type Which = { role?: Party | undefined; sector?: string | undefined; withInactive?: boolean; mayHaveEnded?: boolean }

/** Organisations to choose from, found by name or code as somebody types; the one chosen is always among them. */
export function useOrganisationOptions(value: string | null, { role, sector, withInactive = false, mayHaveEnded = false }: Which = {}) {
  const { w } = useWords()
  const [typed, setTyped] = useState('')
  // One that was recorded as ended by mistake and its successor may have the same name.
  const optionOf = ({ id, name, end }: { id: string; name: string; end: unknown }) => ({
    value: id,
    label: end ? w({ zh: `${name}（已撤销）`, en: `${name} (ended)` }) : name,
  })
  const q = useDeferredValue(typed.trim())
  const found = useAsk(
    partyRoutes.listOrganisations,
    { query: { ...(q ? { q } : {}), ...(role ? { role } : {}), ...(sector === undefined ? {} : { sector }), limit: 50 } },
    { keep: true },
  )
  const chosen = useAsk(partyRoutes.readOrganisation, { params: { id: value ?? '' } }, { enabled: value !== null })
  const options = (found.data?.items ?? [])
    .filter((each) => withInactive || (each.end === null ? each.isActive : mayHaveEnded))
    .map(optionOf)
  if (value !== null && chosen.data && !options.some((each) => each.value === value)) options.unshift(optionOf(chosen.data))
  return { options, loading: found.isFetching, showSearch: { filterOption: false as const, onSearch: setTyped } }
}
