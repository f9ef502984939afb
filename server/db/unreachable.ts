/** What a line to PostgreSQL ended with, by the code of the system or of PostgreSQL, and what helps. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ECONNREFUSED: ['那里没有 PostgreSQL 在运行，或地址、端口不对', 'no PostgreSQL runs there, or address or port are wrong'],
  ETIMEDOUT: ['没有答复：地址不对，或被防火墙挡住', 'no answer: the address is wrong, or a firewall is between'],
  EHOSTUNREACH: ['到不了那台机器：查看网络和防火墙', 'that machine is out of reach: look at the network and its firewall'],
  ENETUNREACH: ['到不了那个网络：查看网络和路由', 'that network is out of reach: look at the routes'],
  ENOTFOUND: ['没有叫这个名字的主机：核对地址', 'there is no host of this name: check the address'],
  EAI_AGAIN: ['主机名暂时查不到：查看域名解析', 'the name of the host cannot be looked up: look at the name service'],
  '28P01': ['用户名或密码不对', 'user or password are wrong'],
  '28000': ['那里不接受这个用户从本机连接：查看 pg_hba.conf', 'this user is not let in from this machine: look at pg_hba.conf there'],
  '3D000': [
    '那里没有这个数据库：先建立，或改正地址最后一段',
    'there is no such database: make it, or put the last part of the address right',
  ],
  '53300': ['连接数已满：稍后再试，或调高 max_connections', 'all connections are taken: try again later, or raise max_connections'],
  '57P03': ['正在启动或停止：稍后再试', 'it is starting or stopping: try again in a moment'],
  '25006': [
    '这是备库，只能读取：在主库上执行，或在主库停止后先执行 db promote',
    'this is a standby, which is only read: do it on the primary, or after the primary has stopped run db promote first',
  ],
}

/** Why a database could not be reached or written to, with what helps, Chinese first; null for any other fault. */
export function whyUnreachable(problem: unknown): string | null {
  if (!(problem instanceof Error)) return null
  const { code = '', address, hostname, port } = problem as NodeJS.ErrnoException & { address?: string; hostname?: string; port?: number }
  const [zh, en] = reasons[code] ?? []
  if (!zh || !en) return null
  if (code === '25006') return `数据库不能写入：${zh} / the database cannot be written to: ${en}`
  const place = address ? `（${address}:${port}）` : hostname ? `（${hostname}）` : ''
  return `数据库连不上${place}：${zh}。地址由 DATABASE_URL 或命令给出 / the database cannot be reached: ${en}. Its address comes from DATABASE_URL or from the command`
}
