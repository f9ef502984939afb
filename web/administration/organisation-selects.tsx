import { Select } from 'antd'
import { administrators, organisationKinds, type OrganisationKind, parties, type Party } from '#law/parties.ts'
import type { Wired } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'

const nobodys: readonly Party[] = ['public', 'system', ...administrators]
/** The parts an organisation can be given. */
const givable = (Object.keys(parties) as Party[]).filter((party) => !nobodys.includes(party))

type Props<T> = { wired: Wired; value: T; onChange: (value: NonNullable<T>) => void }

/** Chooses what kind of organisation one is. */
export function KindSelect({ wired, value, onChange }: Props<OrganisationKind | null>) {
  const { w } = useWords()
  return (
    <Select
      {...wired}
      style={{ width: '100%' }}
      value={value}
      options={Object.entries(organisationKinds).map(([kind, { title }]) => ({ value: kind as OrganisationKind, label: w(title) }))}
      onChange={onChange}
    />
  )
}

/** Chooses the parts an organisation plays. */
export function PartsSelect({ wired, value, onChange }: Props<Party[]>) {
  const { w } = useWords()
  return (
    <Select<Party[]>
      {...wired}
      mode="multiple"
      maxCount={8}
      style={{ width: '100%' }}
      value={value}
      options={givable.map((party) => ({ value: party, label: w(partyWords(party)) }))}
      optionFilterProp="label"
      onChange={onChange}
    />
  )
}
