import compress from '@fastify/compress'
import { compressTexts, quality, worthCompressing } from './compressing.ts'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { type Pending, problem, type Route } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import { civilDate } from '#contract/working-days.ts'
import { recordRefusal } from '#server/audit/refusals.ts'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import { Denied, notFound, pendingSignIn } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import type { Ask, Handling, Visitor } from './ask.ts'
import { networkOf } from './network-of.ts'
import { refuseOtherSites } from './other-sites.ts'
import { toProblem } from './problems.ts'
import { sharedLimits } from './shared-limits.ts'
import { letGoSlowBodies } from './slow-bodies.ts'
import { whileItComes, whileLetIn } from './still-in.ts'
import { readTls } from './tls.ts'
import { sayEdition } from './workbench.ts'
import { toldOf, watchRequests } from '#server/watch/requests.ts'
import { securityOf, securitySchemes, whyNotByToken } from './whose-token.ts'

const describe = createJsonSchemaTransform({ skipList: [] })
/** Pages for people are no part of the interface's description. */
const describeRoute: typeof describe = (input) =>
  input.url.startsWith('/api/') ? describe(input) : { schema: { hide: true }, url: input.url }

/** How the front door learns who is asking, what their sign-in still lacks, and why a token they came with counts no more: lent by the parties room. */
export type Doorkeeper = (
  request: FastifyRequest,
) => Promise<{ visitor: Visitor; csrf: string | null; pending?: Pending | null; denied?: Denied }>
/** Counts what comes with tokens; throws when it is too much. */
type Pace = (request: FastifyRequest, reply: FastifyReply) => Promise<void>
type Signed = FastifyRequest & { visitor?: Visitor; /** When the door was asked, in the milliseconds of this process. */ askedAt?: number }

/** Builds the HTTP server: contract checking, who is asking, problems, OpenAPI. Listening is up to the caller. */
export async function buildServer(platform: Platform, doorkeeper: Doorkeeper, handlings: readonly Handling[]): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: platform.watching.log,
    logController: new LogController({ disableRequestLogging: true }),
    ...(platform.config.tls ? { https: readTls(platform.config.tls) } : {}),
    trustProxy: [...platform.config.proxies],
    bodyLimit: 2 * 1024 * 1024,
    // As long as the proxy of docs/haproxy.cfg waits; the lines of changes say something every 20 s.
    connectionTimeout: 300_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    // What fails before any route is found, such as a path that cannot be decoded, has the one shape too.
    frameworkErrors: (thrown, request, reply: FastifyReply) => void answerProblem(platform, app, thrown, request as Signed, reply),
  })
  // Whoever keeps a connection to a process that is about to stop is asked to take another one.
  app.addHook('onSend', async (_, reply) => {
    if (platform.leaving.aborted) reply.header('connection', 'close')
  }) as FastifyInstance
  letGoSlowBodies(app)
  watchRequests(app, platform.watching)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((thrown, request, reply) => answerProblem(platform, app, thrown, request as Signed, reply))
  app.setNotFoundHandler((request, reply) => answerProblem(platform, app, notFound(), request as Signed, reply))
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: platform.config.secureCookies ? { maxAge: 31_536_000 } : false,
  })
  compressTexts(app)
  await app.register(compress, { global: true, threshold: worthCompressing, encodings: ['br', 'gzip'], brotliOptions: quality })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: 4 * 1024 ** 3, files: 200, fieldSize: 64 * 1024, fields: 50 } })
  await app.register(rateLimit, { global: false, store: sharedLimits(platform.counts), keyGenerator: ({ ip }) => networkOf(ip) })
  app.addHook('onRequest', async (request) => refuseOtherSites(request, platform.config.publicUrl))
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '榕数 Rongshu',
        description: '城市数据资产平台接口 · The interface of the data-asset platform',
        version: platform.config.version,
      },
      components: { securitySchemes },
    },
    transform: describeRoute,
  })
  await app.register(async (api) => {
    sayEdition(api)
    const pace = paceOf(api)
    for (const handling of handlings) addRoute(api, platform, { doorkeeper, pace }, handling)
  })
  return app
}

/** Whoever has not signed in, or not wholly. */
const unknown: Visitor = { ...stranger, officerName: '', organisationName: '' }

/** At most so many requests a minute with one token, or from one address with unknown ones (choice:api-token-pace). */
function paceOf(app: FastifyInstance): Pace {
  const look = app.createRateLimit({
    max: choices['api-token-pace'].value,
    timeWindow: '1 minute',
    keyGenerator: (request) => (request as Signed).visitor?.token?.id ?? networkOf(request.ip),
  })
  return async (request, reply) => {
    const found = await look(request)
    if (found.isAllowed || !found.isExceeded) return
    reply.header('retry-after', found.ttlInSeconds)
    throw new Denied(429, {
      code: 'too-many',
      message: { zh: `一个令牌每分钟最多${found.max}次请求`, en: `A token asks ${found.max} times a minute at most` },
      remedy: { zh: `${found.ttlInSeconds}秒后再试`, en: `Try again in ${found.ttlInSeconds} seconds` },
      basis: 'choice:api-token-pace',
    })
  }
}

function addRoute(
  app: FastifyInstance,
  platform: Platform,
  { doorkeeper, pace }: { doorkeeper: Doorkeeper; pace: Pace },
  { route, work }: Handling,
): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    method: route.method,
    url: route.path,
    schema: {
      summary: `${route.summary.zh} · ${route.summary.en}`,
      tags: [route.path.split('/')[2] ?? ''],
      security: securityOf(route),
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.multipart ? { consumes: ['multipart/form-data'] } : {}),
      response: { ...(typeof route.reply === 'string' ? {} : { 200: route.reply }), '4xx': problem, '5xx': problem },
    },
    // Whoever signed in is counted by account, from wherever they come; others by their address.
    ...(route.perMinute
      ? {
          config: {
            rateLimit: {
              max: route.perMinute,
              timeWindow: '1 minute',
              hook: 'preHandler' as const,
              keyGenerator: (request: FastifyRequest) => (request as Signed).visitor?.officerId ?? networkOf(request.ip),
            },
          },
        }
      : {}),
    // Before the body is read and its form is judged: whoever may not come in learns nothing of it and sends nothing in.
    onRequest: async (request, reply) => {
      // What one reader was told is kept by no browser and no proxy; what is for everybody says so itself.
      reply.header('cache-control', 'no-store')
      const { visitor, csrf, pending, denied } = await doorkeeper(request)
      Object.assign(request, { visitor, askedAt: performance.now() })
      if (visitor.token || denied) await pace(request, reply)
      if (denied) throw denied
      admit(route, visitor, csrf, request)
      if (pending && !route.meanwhile?.includes(pending)) {
        if (route.access !== 'public') throw pendingSignIn(pending)
        ;(request as Signed).visitor = unknown
      }
    },
    handler: async (request, reply) => {
      const visitor = (request as Signed).visitor!
      const now = platform.clock.now()
      const letIn = whileLetIn(doorkeeper, { route, request, visitor, askedAt: (request as Signed).askedAt! })
      const ask: Ask = {
        visitor,
        now,
        today: civilDate(now),
        requestId: request.id,
        address: request.ip,
        request,
        reply,
        vault: platform.vault,
        isStillIn: async () => (await doorkeeper(request)).visitor.officerId === visitor.officerId,
        transaction: async (work, plans) => {
          await letIn()
          return inTransaction(platform.db, visitor, work, plans)
        },
      }
      await letIn()
      return whileItComes(doorkeeper, request, () =>
        work(ask, { params: request.params, query: request.query, body: request.body } as never),
      )
    },
  })
}

function admit(route: Route, visitor: Visitor, csrf: string | null, request: FastifyRequest): void {
  if (route.access !== 'public' && !visitor.officerId)
    throw new Denied(401, {
      code: 'sign-in',
      message: { zh: '请先登录', en: 'Please sign in first' },
      remedy: { zh: '登录后继续', en: 'Sign in and go on' },
      basis: 'choice:session',
    })
  if (request.method !== 'GET' && visitor.officerId && !visitor.token && request.headers['x-csrf-token'] !== csrf)
    throw new Denied(403, {
      code: 'csrf',
      message: { zh: '页面已过期，请刷新后重试', en: 'This page is out of date; reload it and try again' },
      basis: 'choice:session',
    })
  if (Array.isArray(route.access) && !route.access.includes(visitor.role as never)) throw notFound()
  const denied = visitor.token && whyNotByToken(route, visitor.token)
  if (denied) throw denied
}

async function answerProblem(
  platform: Platform,
  app: FastifyInstance,
  thrown: unknown,
  request: Signed,
  reply: FastifyReply,
): Promise<unknown> {
  const { status, problem: p } = toProblem(thrown)
  if (status >= 500) app.log.error({ err: thrown, ...toldOf(request) }, 'request failed')
  // A fault is an event as well; where the database or its disk is what failed, there is nowhere to write it.
  if (status <= 500 || p.code === 'sealing-key-missing') await recordRefusal(platform, request, status, p)
  // A machine learns from it that a token is wanted, or that the one it has counts no more.
  if (status === 401) reply.header('www-authenticate', p.code.startsWith('token-') ? 'Bearer error="invalid_token"' : 'Bearer')
  return sendProblem(reply, request.id, { status, problem: p })
}

function sendProblem(reply: FastifyReply, requestId: string, { status, problem: p }: ReturnType<typeof toProblem>): FastifyReply {
  return reply
    .status(status)
    .header('content-type', 'application/json; charset=utf-8')
    .send({ ...p, requestId })
}
