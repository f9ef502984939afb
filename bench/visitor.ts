import { Agent, request, type IncomingMessage } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { Assembled } from '#server/assemble.ts'

/** What is sent along: its bytes and what they are. */
type Payload = { readonly content: Buffer; readonly type: string }
type Answer = { body: Buffer; headers: IncomingMessage['headers'] }

/** One officer at the platform's edge over one kept-alive connection, as a browser asks: compressed. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #port: number
  readonly #address: string | null
  #cookie = ''
  #csrf = ''

  /**
   * Comes to a platform of this process, or to a port of this machine; from an address of its own when one is told, as the proxy before a
   * platform would tell it.
   */
  constructor(platform: Assembled | number, address: string | null = null) {
    this.#port = typeof platform === 'number' ? platform : (platform.app.server.address() as { port: number }).port
    this.#address = address
  }

  /** Asks, and answers with the bytes as they came; throws when the answer is not 200. */
  async bytes(method: string, path: string, body?: object): Promise<Answer> {
    return this.#request(method, path, body && { content: Buffer.from(JSON.stringify(body)), type: 'application/json' })
  }

  async #request(method: string, path: string, payload?: Payload): Promise<Answer> {
    const headers = {
      'accept-encoding': 'br',
      ...(this.#cookie ? { cookie: this.#cookie } : {}),
      ...(this.#csrf ? { 'x-csrf-token': this.#csrf } : {}),
      ...(this.#address ? { 'x-forwarded-for': this.#address } : {}),
      ...(payload ? { 'content-type': payload.type, 'content-length': payload.content.length } : {}),
    }
    return new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: this.#port, path, method, headers, agent: this.#agent }, (answer) => {
        const chunks: Buffer[] = []
        answer
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () => {
            const set = answer.headers['set-cookie']?.[0]
            if (set) this.#cookie = set.split(';')[0] ?? ''
            const whole = Buffer.concat(chunks)
            if (answer.statusCode !== 200)
              reject(new Error(`${method} ${path}: ${answer.statusCode} ${plain(whole, answer).slice(0, 300)}`))
            else resolve({ body: whole, headers: answer.headers })
          })
      })
      asked.on('error', reject)
      asked.end(payload?.content)
    })
  }

  /** Asks and reads the JSON that comes back. */
  async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.bytes(method, path, body)
    return JSON.parse(plain(answer.body, answer)) as T
  }

  /** Sends files as a form does, and reads the JSON that comes back. */
  async send<T>(path: string, files: readonly { readonly name: string; readonly content: Buffer }[]): Promise<T> {
    const form = new FormData()
    for (const { name, content } of files) form.append('file', new Blob([new Uint8Array(content)]), name)
    const whole = new Response(form)
    const answer = await this.#request('POST', path, {
      content: Buffer.from(await whole.arrayBuffer()),
      type: whole.headers.get('content-type')!,
    })
    return JSON.parse(plain(answer.body, answer)) as T
  }

  /** Signs in with a password. */
  async signIn(login: string, password: string): Promise<this> {
    this.#csrf = (await this.ask<{ csrf: string }>('POST', '/api/session', { login, password })).csrf
    return this
  }

  /** The same officer over another connection, and from another address when one is told. */
  again(platform: Assembled | number, address: string | null = null): Visitor {
    const other = new Visitor(platform, address)
    other.#cookie = this.#cookie
    other.#csrf = this.#csrf
    return other
  }

  /** The cookie's value, for a browser to go on with. */
  token(): string {
    return this.#cookie.split('=')[1] ?? ''
  }

  close(): void {
    this.#agent.destroy()
  }
}

function plain(body: Buffer, { headers }: Pick<IncomingMessage, 'headers'>): string {
  return (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString('utf8')
}
