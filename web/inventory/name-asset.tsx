import { Button, Modal } from 'antd'
import { useState } from 'react'
import { AssetPick } from '../ui/asset-pick.tsx'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'
import type { FindingDesk } from './finding-desk.ts'

/** Where the scan does not know the dataset, or took it for another: asks which asset of the unit it is. */
export function NameAssetButton({ desk }: { desk: FindingDesk }) {
  const { w } = useWords()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{w({ zh: '是已有的资产…', en: 'An asset we have…' })}</Button>
      {isAsking && <NameAsset onClose={() => setAsking(false)} onDone={desk.name} />}
    </>
  )
}

function NameAsset({ onClose, onDone }: { onClose: () => void; onDone: (assetId: string) => Promise<boolean> }) {
  const { w } = useWords()
  const holderId = useSession()?.post?.organisationId ?? ''
  const [assetId, setAssetId] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async () => {
    if (assetId === null) return
    setBusy(true)
    await onDone(assetId)
    onClose()
  }
  return (
    <Modal
      open
      title={w({ zh: '这是本单位已有的哪一项资产？', en: 'Which asset of the unit is this?' })}
      onCancel={onClose}
      onOk={() => void send()}
      okText={w({ zh: '就是这一项', en: 'It is this one' })}
      cancelText={w({ zh: '取消', en: 'Cancel' })}
      okButtonProps={{ disabled: assetId === null, loading: isBusy }}
    >
      <p>
        {w({
          zh: '如存量台账导入的资产。指明后再决定是新版本还是资产不变，不会另给编码。',
          en: 'Such as one of an old inventory that was imported. You then say whether this is a new version of it or leaves it as it is; no new code is given.',
        })}
      </p>
      <AssetPick holderId={holderId} value={assetId} isRequired onChange={setAssetId} />
    </Modal>
  )
}
