import { lazy, Suspense } from 'react'

const caseNumber = /(FZ-\d{4}-\d{6})/
/** What finds a case is loaded where one is named, as few sentences do. */
const NamedCase = lazy(async () => ({ default: (await import('./named-case.tsx')).NamedCase }))

/** A sentence that may name cases by their numbers; those the reader may read lead to their pages. */
export function NamedCases({ text }: { text: string }) {
  return text.split(caseNumber).map((part, n) =>
    caseNumber.test(part) ? (
      <Suspense key={n} fallback={part}>
        <NamedCase number={part} />
      </Suspense>
    ) : (
      part
    ),
  )
}
