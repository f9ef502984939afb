import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { SecureContextOptions, Server as TlsServer } from 'node:tls'
import { createSecureContext } from 'node:tls'
import { StartRefused } from '#server/db/embedded-owner.ts'
import type { Log } from '#server/log.ts'

/** Where the certificate with its chain and its private key lie, as PEM files. */
export type TlsFiles = { readonly cert: string; readonly key: string }

/** Reads certificate and key and tries them together; throws in both languages when they cannot be used. TLS 1.2 is the oldest spoken (GB/T 22239 level 3). */
export function readTls({ cert, key }: TlsFiles): SecureContextOptions & { readonly cert: Buffer; readonly key: Buffer } {
  try {
    const read = { cert: readFileSync(cert), key: readFileSync(key), minVersion: 'TLSv1.2' } as const
    createSecureContext(read)
    takenEnds.set(cert, endOf(read.cert))
    return read
  } catch (problem) {
    throw new StartRefused(
      `证书或私钥不能使用（${cert}、${key}）/ certificate and key cannot be used: ${problem instanceof Error ? problem.message : ''}`,
    )
  }
}

/** When the certificate that each pair of files gave when it was last taken ends: one that only lies there serves nobody yet. */
const takenEnds = new Map<string, number>()

/** Seconds the certificate that is served still holds; below zero once it has ended. */
export const certificateLeft = ({ cert }: Pick<TlsFiles, 'cert'>): number =>
  ((takenEnds.get(cert) ?? endOf(readFileSync(cert))) - Date.now()) / 1000

const endOf = (pem: Buffer): number => Date.parse(new X509Certificate(pem).validTo)

/**
 * Takes certificate and key anew on SIGHUP. Connections that stand go on; a pair that cannot be used is told of and the old one stays.
 * Answers how to stop listening for it.
 */
export function rereadOnHangup(server: TlsServer, files: TlsFiles, log: Pick<Log, 'info' | 'error'>): () => void {
  const reread = () => {
    try {
      server.setSecureContext(readTls(files))
      log.info('certificate and key were read anew')
    } catch (problem) {
      log.error({ err: problem }, 'the certificate stays as it was')
    }
  }
  process.on('SIGHUP', reread)
  return () => {
    process.off('SIGHUP', reread)
  }
}

/** Sends whoever comes by plain http to the same page of the https address. */
export async function redirectToTls(publicUrl: string, { port, host }: { readonly port: number; readonly host: string }): Promise<Server> {
  const server = createServer((request, reply) => {
    // The host is ours and never the visitor's word; only a path is taken over.
    const path = request.url?.startsWith('/') && !request.url.startsWith('//') ? request.url : '/'
    reply.writeHead(308, { location: `${publicUrl}${path}`, 'cache-control': 'no-store', connection: 'close' }).end()
  })
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, host, listening))
  return server
}
