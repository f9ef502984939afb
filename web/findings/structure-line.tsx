import type { ReactNode } from 'react'

/** One line of what is told of a structure. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
