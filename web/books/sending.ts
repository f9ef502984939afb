import { useState } from 'react'

/** Sends something once at a time and keeps the error it came back with. */
export function useSending(): { isBusy: boolean; error: unknown; send: (what: () => Promise<void>) => Promise<void> } {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (what: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await what()
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, error, send }
}
