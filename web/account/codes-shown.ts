import { signal } from '../ui/signal.ts'

/** Whether recovery codes are on the screen while one signs in: the page waits until they are kept. */
export const areCodesShown = signal(false)
