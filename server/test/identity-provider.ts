/**
 * A city’s identity provider as a process of its own, for tests: `node server/test/identity-provider.ts <redirect address> <address after
 * signing out> <secret>`. Prints its issuer when it listens. Whoever signs in says in one form who they are, by what they proved it, and
 * since when they are in there; of a person `p-lin` the login is `lin`.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

const [redirect = '', afterwards = '', secret = ''] = process.argv.slice(2)
const server = createServer()
await new Promise<void>((listening) => {
  server.listen(0, '127.0.0.1', listening)
})
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'rongshu',
      client_secret: secret,
      redirect_uris: [redirect],
      post_logout_redirect_uris: [afterwards],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ['of a test'] },
  interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
  findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub.slice(2) }) }),
  // The platform is the city’s own; nobody is asked what it may learn.
  loadExistingGrant: async (ctx: {
    oidc: { client: { clientId: string }; session: { accountId: string }; provider: InstanceType<typeof Provider> }
  }) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
    grant.addOIDCScope('openid profile')
    await grant.save()
    return grant
  },
})

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}

const answer = provider.callback()
server.on('request', (request, response) => {
  if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
  if (request.method === 'GET')
    return void response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(
        '<form method="post"><label>人员 <input name="sub"></label><label>方式 <input name="amr"></label><label>时间 <input name="at"></label><button>登录</button></form>',
      )
  void formOf(request).then((form) =>
    provider.interactionFinished(request, response, {
      login: {
        accountId: form.get('sub') ?? '',
        ...(form.get('amr') ? { amr: form.get('amr')!.split(',') } : {}),
        ...(form.get('at') ? { ts: Number(form.get('at')) } : {}),
      },
    }),
  )
})
process.stdout.write(`${issuer}\n`)
