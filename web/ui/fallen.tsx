import { fallen, type FallenHow } from '#law/fallen.ts'
import { useWords } from './language.tsx'
import { Status } from './status.tsx'

/** That the registration something rests on stands no more, beside its name (choice:after-falling); nothing while it does. */
export function Fallen({ how }: { how: FallenHow | null }) {
  const { w } = useWords()
  return how ? <Status tone="bad">{w(fallen[how])}</Status> : null
}
