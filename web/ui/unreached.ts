/** Whether a part of the page could not be had: after an upgrade the parts of the pages before are gone. */
export const isPartMissing = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module script|preload css/i.test(error.message)

/** Whether a question never got an answer, which is not the same as an answer this page does not understand. */
export const isUnreached = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load/i.test(error.message) && !isPartMissing(error)
