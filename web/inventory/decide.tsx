import { Button, Checkbox, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { FieldProblem } from '#contract/forms.ts'
import type { FindingView } from '#contract/inventory.ts'
import type { Words } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import type { FindingDesk } from './finding-desk.ts'
import { NameAssetButton } from './name-asset.tsx'

type Known = NonNullable<FindingView['knownAs']>

type Answer = 'same' | 'keep' | 'other'

/**
 * How a finding is decided: the card is confirmed and gets its code, or becomes a new version of the asset it is known as, or leaves that
 * asset as it is; or it is set aside with a reason.
 */
export function Decide({
  desk,
  knownAs,
  attention,
  open,
  assumed,
  onIncomplete,
}: {
  desk: FindingDesk
  knownAs: Known | null
  attention: number
  open: readonly FieldProblem[]
  assumed: FindingView['assumed']
  onIncomplete: () => void
}) {
  const { w } = useWords()
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [note, setNote] = useState('')
  const [isSeen, setSeen] = useState(false)
  const keeps = knownAs !== null && answer === 'keep'
  const asksNote = keeps && (knownAs.isNamed || attention > 0)
  const isUnsaid = knownAs !== null && (answer === null || (asksNote && [...note.trim()].length < 5))
  const missing = keeps ? 0 : open.length
  const isUnseen = !keeps && assumed.length > 0 && !isSeen
  const before = whatFirst({ missing, isUnsaid, keeps, isUnseen })
  const versionOf = knownAs && answer === 'same' ? knownAs.assetId : null
  const decide = () => (keeps ? desk.keep(note.trim()) : desk.confirm(isSeen ? [...assumed] : [], knownAs ? versionOf : undefined))
  const confirm = async () => {
    if (missing > 0) return onIncomplete()
    if (isUnsaid || isUnseen) return
    setBusy(true)
    if (!(await decide())) setBusy(false)
  }
  return (
    <div className="decide">
      {knownAs && <WhichAsset knownAs={knownAs} answer={answer} onAnswer={setAnswer} />}
      {asksNote && (
        <Input
          aria-label={w(
            knownAs.isNamed
              ? { zh: '指明为该资产的依据', en: 'On what grounds it is this asset' }
              : { zh: '有变化而资产不变的理由', en: 'Why the asset stays as it is though the data changed' },
          )}
          placeholder={w(
            knownAs.isNamed
              ? { zh: '请写明指明为该资产的依据（至少5个字）', en: 'Say on what grounds it is this asset' }
              : {
                  zh: `有${attention}处变化，请说明资产为何不变（至少5个字）`,
                  en: `${attention} changed: say why the asset stays as it is`,
                },
          )}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      {!keeps && assumed.length > 0 && (
        <Checkbox checked={isSeen} onChange={(event) => setSeen(event.target.checked)}>
          {w({
            zh: `推定的${assumed.map((id) => assumedWords[id].zh).join('、')}已按数据核对`,
            en: `The assumed ${assumed.map((id) => assumedWords[id].en).join(' and ')} was checked against the data`,
          })}{' '}
          <Basis of="§3.8" />
        </Checkbox>
      )}
      <Button type="primary" loading={isBusy} disabled={missing === 0 && (isUnsaid || isUnseen)} onClick={() => void confirm()}>
        {w(confirmWords(knownAs === null ? null : answer))}
      </Button>
      {!knownAs?.whyNotKeep && <NameAssetButton desk={desk} />}
      <SetAsideButton desk={desk} />
      {before && <span className="quiet">{w(before)}</span>}
    </div>
  )
}

const assumedWords: { readonly [id in FindingView['assumed'][number]]: Words } = {
  region: { zh: '地域', en: 'region' },
  industry: { zh: '行业', en: 'industry' },
}

/** What is to be done before the finding can be decided; null when nothing. */
function whatFirst(is: { missing: number; isUnsaid: boolean; keeps: boolean; isUnseen: boolean }): Words | null {
  if (is.missing > 0) return { zh: `填完 ${is.missing} 处后可以确认`, en: `${is.missing} to fill in before it can be confirmed` }
  if (is.isUnsaid && is.keeps) return { zh: '先说明理由', en: 'Say why first' }
  if (is.isUnsaid) return { zh: '先说明是哪一项资产', en: 'Say first which asset it is' }
  if (is.isUnseen) return { zh: '先核对推定的内容并勾选', en: 'Check what was assumed and tick it first' }
  return null
}

function confirmWords(answer: Answer | null): Words {
  if (answer === 'same') return { zh: '确认为新版本', en: 'Confirm as a new version' }
  if (answer === 'keep') return { zh: '确认资产不变', en: 'Keep the asset as it is' }
  return { zh: '确认建卡', en: 'Confirm the card' }
}

function WhichAsset({ knownAs, answer, onAnswer }: { knownAs: Known; answer: Answer | null; onAnswer: (answer: Answer) => void }) {
  const { w } = useWords()
  const asset = `${knownAs.assetCode}“${knownAs.name}”`
  return (
    <fieldset className="which-asset">
      <legend>{w({ zh: '这个数据集是本单位已知的资产，它是：', en: 'This dataset is known as an asset of the unit. It is:' })}</legend>
      <Radio.Group value={answer} onChange={(event) => onAnswer(event.target.value as Answer)}>
        <Radio value="same" disabled={knownAs.whyNot !== null}>
          {w({ zh: `资产 ${asset}的第 ${knownAs.version + 1} 版`, en: `Version ${knownAs.version + 1} of asset ${asset}` })}
          {knownAs.whyNot && <small className="quiet"> {w(knownAs.whyNot)}</small>}
        </Radio>
        <Radio value="keep" disabled={knownAs.whyNotKeep !== null}>
          {w({ zh: `资产 ${asset}，资产不变，只记为已盘到`, en: `Asset ${asset}, found again and left as it is` })}
          {knownAs.whyNotKeep && <small className="quiet"> {w(knownAs.whyNotKeep)}</small>}
        </Radio>
        <Radio value="other" disabled={knownAs.whyNotOther !== null}>
          {w({ zh: '另一项资产，给新编码', en: 'Another asset with a code of its own' })}
          {knownAs.whyNotOther && <small className="quiet"> {w(knownAs.whyNotOther)}</small>}
        </Radio>
      </Radio.Group>
    </fieldset>
  )
}

/** Asks for the reason and sets the finding aside. */
export function SetAsideButton({ desk }: { desk: FindingDesk }) {
  const { w } = useWords()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{w({ zh: '不纳入…', en: 'Set aside…' })}</Button>
      {isAsking && <SetAside onClose={() => setAsking(false)} onDone={desk.setAside} />}
    </>
  )
}

function SetAside({ onClose, onDone }: { onClose: () => void; onDone: (reason: string) => Promise<boolean> }) {
  const { w } = useWords()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isShort = [...reason.trim()].length < 2
  const send = async () => {
    setBusy(true)
    await onDone(reason.trim())
    onClose()
  }
  return (
    <Modal
      open
      title={w({ zh: '不纳入盘点结果', en: 'Set this finding aside' })}
      onCancel={onClose}
      onOk={() => void send()}
      okText={w({ zh: '不纳入', en: 'Set aside' })}
      cancelText={w({ zh: '取消', en: 'Cancel' })}
      okButtonProps={{ disabled: isShort, loading: isBusy }}
    >
      <label htmlFor="set-aside-reason">{w({ zh: '理由（会留在盘点记录里）', en: 'Reason (kept with the round)' })}</label>
      <Input.TextArea
        id="set-aside-reason"
        autoFocus
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={w({ zh: '如：系统临时表，不反映本单位履职形成的数据', en: 'Such as: a temporary table of the system' })}
      />
    </Modal>
  )
}
