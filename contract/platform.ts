import { z } from 'zod'
import { route } from './route.ts'

export const platformRoutes = {
  health: route({
    method: 'GET',
    path: '/api/health',
    summary: { zh: '存活与就绪', en: 'Life and readiness' },
    access: 'public',
    reply: z.object({
      isAlive: z.literal(true),
      isReady: z.boolean(),
      version: z.string(),
      database: z.enum(['up', 'down']),
      disk: z.enum(['enough', 'low']),
      jobs: z.enum(['running', 'behind', 'unknown']),
      sealing: z.enum(['ready', 'locked', 'unknown']),
    }),
  }),
  openapi: route({
    method: 'GET',
    path: '/api/openapi.json',
    summary: { zh: '接口文档', en: 'This interface as OpenAPI 3.1' },
    access: 'public',
    perMinute: 120,
    reply: z.record(z.string(), z.unknown()),
  }),
} as const
