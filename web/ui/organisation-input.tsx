import { Select } from 'antd'
import type { Party } from '#law/parties.ts'
import { useWords } from './language.tsx'
import { useOrganisationOptions } from './organisation-options.ts'

type Props = {
  id: string
  value: string | null
  onChange: (id: string | null) => void
  role?: Party
  mayHaveEnded?: boolean
  status?: 'error'
  'aria-describedby': string
  'aria-invalid': boolean
  'aria-required': boolean
}

/** Chooses an organisation, found by name or code; of one role where the form says which, and one that is being wound up where that may be. */
export function OrganisationInput({ value, onChange, role, mayHaveEnded = false, ...rest }: Props) {
  const { w } = useWords()
  const search = useOrganisationOptions(value, { role, mayHaveEnded })
  return (
    <Select
      {...rest}
      {...search}
      style={{ width: '100%', maxWidth: '26rem' }}
      value={value}
      allowClear
      placeholder={w({ zh: '输入名称查找', en: 'Type a name' })}
      onChange={(next) => onChange(next ?? null)}
      notFoundContent={w({ zh: '没有符合的机构', en: 'No organisation matches' })}
    />
  )
}
