import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, OfferedAct } from '#contract/cases.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'
import { ActDrawer } from './act-drawer.tsx'

/** Who must keep out of the current step and why, and stepping aside with a reason. */
export function Avoidance({ view }: { view: CaseView }) {
  const { w, list } = useWords()
  const [open, setOpen] = useState<OfferedAct | null>(null)
  const aside = view.remarks.find((remark) => remark.act === 'step-aside')
  if (view.avoidance.length === 0 && !aside) return null
  const words = {
    'own-unit': (names: string) => ({
      zh: `${names}是本件的当事单位，不得办理自己的事项`,
      en: `${names} is a party to this case and keeps out of it`,
    }),
    kin: (names: string) => ({ zh: `${names}，须由其他单位办理`, en: `${names}; another unit decides` }),
    'stepped-aside': (names: string) => ({ zh: `${names}已申明回避，由同事办理`, en: `${names} stepped aside; a colleague decides` }),
    'same-hand': (names: string) =>
      names
        ? { zh: `${names}办过前一环节，本环节由其他人办理`, en: `${names} decided the earlier step; somebody else decides this one` }
        : { zh: '本环节须由前一环节经办人以外的人办理', en: 'Somebody else than the officer of the earlier step decides this one' },
  }
  return (
    <section className="card" aria-labelledby="avoidance">
      <h2 id="avoidance">{w({ zh: '回避', en: 'Who keeps out' })}</h2>
      <ul className="plain">
        {view.avoidance.map((line) => (
          <li key={line.kind}>
            <Status tone={line.keepsMe ? 'bad' : 'done'}>
              {line.keepsMe ? w({ zh: '您须回避', en: 'You keep out' }) : w({ zh: '与您无冲突', en: 'No conflict for you' })}
            </Status>{' '}
            {w(words[line.kind](list(line.names)))} <Basis of={line.basis} />
          </li>
        ))}
      </ul>
      {aside && (
        <Button onClick={() => setOpen(aside)}>
          {w({ zh: '我与本件有利害关系，申明回避', en: 'I have an interest here: step aside' })}
        </Button>
      )}
      {open && <ActDrawer view={view} act={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
