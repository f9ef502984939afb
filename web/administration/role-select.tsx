import { Select } from 'antd'
import { partyRoutes } from '#contract/parties.ts'
import { administrators, type Party } from '#law/parties.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import type { Wired } from '../ui/labelled.tsx'

/** Chooses a post's part among those its organisation plays; administrators are of any organisation. */
export function RoleSelect({
  wired,
  organisationId,
  value,
  onChange,
}: {
  wired: Wired
  organisationId: string | null
  value: Party | null
  onChange: (role: Party | null) => void
}) {
  const { w } = useWords()
  const organisation = useAsk(partyRoutes.readOrganisation, { params: { id: organisationId ?? '' } }, { enabled: organisationId !== null })
  const roles: readonly Party[] = organisation.data ? [...new Set<Party>([...organisation.data.roles, ...administrators])] : []
  return (
    <Select
      {...wired}
      value={value}
      disabled={organisationId === null}
      loading={organisation.isFetching}
      placeholder={w({
        zh: organisationId === null ? '先选择机构' : '请选择',
        en: organisationId === null ? 'Choose the organisation first' : 'Choose',
      })}
      options={roles.map((role) => ({ value: role, label: w(partyWords(role)) }))}
      onChange={(role) => onChange(role ?? null)}
      style={{ width: '100%' }}
    />
  )
}
