import 'antd/dist/reset.css'
import './ui/desk.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './router.tsx'
import { answersKept } from './ui/api.ts'
import { keepDoubleClicks } from './ui/double-click.ts'
import { LanguageProvider } from './ui/language.tsx'
import { Themed } from './ui/theme.tsx'

keepDoubleClicks(document)
createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <QueryClientProvider client={answersKept}>
      <LanguageProvider>
        <Themed>
          <RouterProvider router={router} />
        </Themed>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
