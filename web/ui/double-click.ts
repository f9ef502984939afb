/** What lies behind an open drawer or dialog. */
const behind = '.ant-drawer-mask, .ant-modal-wrap'

/** Keeps the second click of a double click from what came up under it with the first: a drawer or dialog just opened would be shut by it. */
export function keepDoubleClicks(page: Document): void {
  page.addEventListener(
    'click',
    (event) => {
      if (event.detail > 1 && event.target instanceof Element && event.target.matches(behind)) event.stopPropagation()
    },
    true,
  )
}
