import { createRootRoute, createRoute } from '@tanstack/react-router'
import { AnyPage } from './ui/any-page.tsx'
import { Frame } from './ui/frame.tsx'
import { Missing, Stumble } from './ui/stumble.tsx'

/** The root of all pages: sign-in stands alone, everything else inside the frame. */
export const rootRoute = createRootRoute({ component: AnyPage, notFoundComponent: Missing, errorComponent: Stumble })

/** The frame with navigation and head; rooms hang their pages below it. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  notFoundComponent: Missing,
  errorComponent: Stumble,
})

/** Any other address: says inside the frame that there is no such page. */
export const missingRoute = createRoute({ getParentRoute: () => frameRoute, path: '$', component: Missing })
