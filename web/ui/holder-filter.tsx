import { Select } from 'antd'
import { useWords } from './language.tsx'
import { useOrganisationOptions } from './organisation-options.ts'
import { useSession } from './session.ts'

type Props = { holderId: string | undefined; onChange: (id: string | undefined) => void }

/** Narrows a list to one holder, for those who see more than their own; a choice that stands in the address can always be taken back. */
export function HolderFilter(props: Props) {
  return useSession()?.post?.role === 'producer' && props.holderId === undefined ? null : <HolderSelect {...props} />
}

function HolderSelect({ holderId, onChange }: Props) {
  const { w } = useWords()
  const { options, showSearch } = useOrganisationOptions(holderId ?? null, { role: 'producer', withInactive: true })
  return (
    <Select
      aria-label={w({ zh: '持有单位', en: 'Holder' })}
      className="list-holder"
      allowClear
      value={holderId ?? null}
      placeholder={w({ zh: '全部单位', en: 'All holders' })}
      options={options}
      showSearch={showSearch}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}
