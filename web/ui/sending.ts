import { useCallback, useState } from 'react'
import { attempts, isAnswer, type Keyed } from './key.ts'

type Send = (what: (keyed: Keyed) => Promise<void>) => Promise<void>

/**
 * Sends something once at a time and keeps the error it came back with; `keyed` gives what is sent a key, with which the platform does it
 * once. After an answer, also a refusal, the next attempt has a new key; after a lost connection it has the same as long as the same is
 * sent, since the first may have arrived.
 */
export function useSending(): { isBusy: boolean; error: unknown; send: Send } {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [{ keyed, answered }] = useState(attempts)
  const send = useCallback<Send>(
    async (what) => {
      setBusy(true)
      setError(null)
      try {
        await what(keyed)
        answered()
      } catch (e) {
        if (isAnswer(e)) answered()
        setError(e)
      } finally {
        setBusy(false)
      }
    },
    [keyed, answered],
  )
  return { isBusy, error, send }
}
