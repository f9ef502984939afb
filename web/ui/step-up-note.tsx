import type { Words } from '#law/words.ts'
import { Basis } from './basis.tsx'
import { useWords } from './language.tsx'

/** Says before a weighty act that whoever takes it may be asked to prove anew who they are. */
export function StepUpNote({ what }: { what: Words }) {
  const { w } = useWords()
  return (
    <p className="quiet">
      {w({
        zh: `本项办理${what.zh}，确认时如已有一会儿没有验证身份，会请您再验证一次。`,
        en: `This act ${what.en}; if it is a while since you proved who you are, you are asked again.`,
      })}{' '}
      <Basis of="choice:step-up" />
    </p>
  )
}
