import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { BasisPlace } from './basis.tsx'
import { proving } from './proving.ts'
import { useSignal } from './signal.ts'

const StepUp = lazy(async () => ({ default: (await import('../account/step-up.tsx')).StepUp }))

/** Whatever page is shown, and over it the wording of a basis, and the question who acts when the platform asks for it. */
export function AnyPage() {
  const asked = useSignal(proving)
  return (
    <>
      <Outlet />
      <BasisPlace />
      {asked && (
        <Suspense>
          <StepUp asked={asked} />
        </Suspense>
      )}
    </>
  )
}
