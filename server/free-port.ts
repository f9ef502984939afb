import { createServer } from 'node:net'

/** The first port from `first` on that nobody listens on, so that two checkouts run side by side; throws after fifty. */
export async function findFreePort(host: string, first: number): Promise<number> {
  for (let port = first; port < first + 50; port++) if (await isFree(host, port)) return port
  throw new Error(`从 ${first} 起没有空闲端口，请用 PORT 指定 / no free port from ${first} on: name one by PORT`)
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
      .once('error', () => done(false))
      .once('listening', () => probe.close(() => done(true)))
    probe.listen(port, host)
  })
}
