import type { Words } from '#law/words.ts'
import type { Connection } from '#contract/scan-files.ts'

const REFUSED: Readonly<Record<string, Words>> = {
  '28P01': { zh: '用户名或密码不正确', en: 'User or password are not right' },
  '28000': {
    zh: '服务器拒绝该用户登录（请检查用户名、pg_hba.conf 和是否要求 TLS）',
    en: 'The server refuses this user (look at the name, pg_hba.conf, and whether TLS is demanded)',
  },
  '3D000': { zh: '没有这个数据库', en: 'There is no such database' },
  '53300': { zh: '服务器连接数已满，请稍后再试', en: 'The server has no connection left; try later' },
  '42501': {
    zh: '该账号没有连接此数据库的权限（GRANT CONNECT ON DATABASE）',
    en: 'The account may not connect to this database (GRANT CONNECT ON DATABASE)',
  },
  ECONNREFUSED: {
    zh: '该地址和端口没有数据库应答（请检查端口和防火墙）',
    en: 'No database answers at this address and port (look at the port and the firewall)',
  },
  ENOTFOUND: { zh: '找不到这台主机（请检查主机名）', en: 'There is no such host (look at its name)' },
  EAI_AGAIN: { zh: '找不到这台主机（域名暂时无法解析）', en: 'There is no such host (its name cannot be resolved now)' },
  ETIMEDOUT: {
    zh: '连接超时（主机不可达或被防火墙拦截）',
    en: 'The connection timed out (the host cannot be reached, or a firewall is between)',
  },
  ESILENT: {
    zh: '服务器在语句时限之后仍没有任何应答，连接已断开（服务器停住，或网络中断）',
    en: 'The server said nothing long after its statements should have ended, and was left (it hangs, or the network swallows what is sent)',
  },
  EHOSTUNREACH: { zh: '主机不可达', en: 'The host cannot be reached' },
  ENETUNREACH: { zh: '网络不可达', en: 'The network cannot be reached' },
  ECONNRESET: { zh: '连接被服务器断开', en: 'The server cut the connection' },
  ER_ACCESS_DENIED_ERROR: { zh: '用户名或密码不正确', en: 'User or password are not right' },
  ER_DBACCESS_DENIED_ERROR: {
    zh: '该账号没有此数据库的权限，或没有这个数据库',
    en: 'The account may not use this database, or there is none of this name',
  },
  ER_BAD_DB_ERROR: { zh: '没有这个数据库', en: 'There is no such database' },
  ER_CON_COUNT_ERROR: { zh: '服务器连接数已满，请稍后再试', en: 'The server has no connection left; try later' },
  ER_HOST_NOT_PRIVILEGED: { zh: '服务器不允许从本机连接', en: 'The server does not let this machine in' },
  ER_NOT_SUPPORTED_AUTH_MODE: { zh: '服务器要求的登录方式不受支持', en: 'The way of signing in that the server wants is not supported' },
}

/** Why a connection failed, in words; the words of the server only where ours are missing, and never anything secret. */
export function whyNotConnected(
  error: unknown,
  { kind, host, port, database, user, password }: Pick<Connection, 'kind' | 'host' | 'port' | 'database' | 'user' | 'password'>,
): Words {
  const { code = '', message = String(error), errors = [] } = error as { code?: string; message?: string; errors?: { code?: string }[] }
  const known = REFUSED[code] ?? REFUSED[errors[0]?.code ?? '']
  const at = `${user}@${host}:${port}/${database}`
  if (known) return { zh: `无法连接 ${at}：${known.zh}`, en: `Could not connect to ${at}: ${known.en}` }
  if (/timeout|timed out/i.test(message)) return whyNotConnected({ code: 'ETIMEDOUT' }, { kind, host, port, database, user, password })
  if (/SSL|TLS|certificate/i.test(message))
    return {
      zh: `无法连接 ${at}：TLS 加密未能建立（服务器不支持，或证书未获信任）`,
      en: `Could not connect to ${at}: TLS could not be set up (the server has none, or its certificate is not trusted)`,
    }
  if (/authenticat|SASL: Only mechanism/i.test(message))
    return {
      zh: `无法连接 ${at}：服务器要求的登录方式不受支持（支持 scram-sha-256、md5 和 openGauss 的 sha256、sm3；不支持 scram-sm3、kerberos 等：请让管理员为该账号改用前者之一并重设密码）`,
      en: `Could not connect to ${at}: the way of signing in is not supported (scram-sha-256, md5 and the sha256 and sm3 of openGauss are; scram-sm3, Kerberos and others are not: ask the administrator to let this account in by one of the former, and to set its password anew)`,
    }
  if (/unexpected|message from backend|connection lost|closed the connection|connection terminated|packet|malformed/i.test(message)) {
    const other = kind === 'postgresql' ? 'PostgreSQL' : 'MySQL'
    return {
      zh: `无法连接 ${at}：对方关闭了连接，或应答的不像是 ${other}；请核对数据库种类、端口和是否要求加密`,
      en: `Could not connect to ${at}: the connection was closed, or what answers does not seem to be ${other}; look at the kind of database, the port and whether encryption is demanded`,
    }
  }
  const said = (password ? message.replaceAll(password, '***') : message).slice(0, 160)
  return { zh: `无法连接 ${at}：${said}`, en: `Could not connect to ${at}: ${said}` }
}

const DENIED = new Set(['42501', 'ER_TABLEACCESS_DENIED_ERROR', 'ER_COLUMNACCESS_DENIED_ERROR'])
// MySQL says 3024, MariaDB 1969 and OceanBase 4012 when a statement took too long; the last number has another name in MySQL.
const TOO_LONG = new Set(['57014', 'ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT', '3024', '1969', '4012'])
const LOCKED = new Set(['55P03', 'ER_LOCK_WAIT_TIMEOUT'])

// The last are of TiDB: its storage did not answer in time, was busy, or a part of it had just moved.
const LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ESILENT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_NORMAL_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  '1927',
  '4031',
  '9001',
  '9002',
  '9003',
  '9005',
])

/** Whether what went wrong is the connection, not what was asked over it. */
export function isLost(error: unknown): boolean {
  const { code, errno, fatal, message = '' } = error as { code?: string; errno?: number; fatal?: boolean; message?: string }
  return (
    fatal === true ||
    LOST.has(String(code)) ||
    LOST.has(String(errno)) ||
    /connection terminated|not queryable|connection is in closed state|^context canceled$/i.test(message)
  )
}

/** A name as a statement has to write it: in quotes unless it is plain. */
const writtenIn = (name: string, quote: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `${quote}${name.replaceAll(quote, quote + quote)}${quote}`

/** Why a table could not be read, or not to its end, in words; never in the server's own, which may quote a value of the table. */
export function whyNotRead(error: unknown, table: { schema: string; name: string }): Words {
  const { code, errno } = error as { code?: string; errno?: number }
  const said = String(code ?? errno ?? 'unknown')
  const name = `${table.schema}.${table.name}`
  const written = [table.schema, table.name].map((part) => writtenIn(part, said.startsWith('ER_') ? '`' : '"')).join('.')
  if (DENIED.has(said))
    return {
      zh: `没有读取 ${name} 的权限，请授予：GRANT SELECT ON ${written} TO 该账号`,
      en: `${name} may not be read; grant it: GRANT SELECT ON ${written} TO the account`,
    }
  if (said === 'ER_VIEW_INVALID')
    return {
      zh: `视图 ${name} 已失效，没有读取：它引用的表或列已不存在，或其定义者、该账号没有权限；请修正或删除这个视图，或只扫描它的基表`,
      en: `The view ${name} is invalid and was not read: a table or column it names is gone, or its definer or the account lacks rights; mend or drop the view, or scan the tables beneath it`,
    }
  if (said === '55000')
    return {
      zh: `物化视图 ${name} 还没有数据，没有读取；请先执行 REFRESH MATERIALIZED VIEW ${written}，或只扫描它的基表`,
      en: `The materialized view ${name} holds no data yet and was not read; run REFRESH MATERIALIZED VIEW ${written} first, or scan the tables beneath it`,
    }
  if (said.startsWith('22'))
    return {
      zh: `读取 ${name} 时计算出错（${said}），没有读完：多为视图中的除零或类型转换；请修正视图，或只扫描它的基表`,
      en: `Reading ${name} failed in a computation (${said}): often a division by zero or a cast in a view; mend the view, or scan the tables beneath it`,
    }
  if (TOO_LONG.has(said) || TOO_LONG.has(String(errno)))
    return { zh: `读取 ${name} 超过了语句时限`, en: `Reading ${name} took longer than a statement may` }
  if (LOCKED.has(said)) return { zh: `${name} 正被锁定，未能读取`, en: `${name} is locked and could not be read` }
  if (isLost(error)) return { zh: `读取 ${name} 时连接中断`, en: `The connection was lost while ${name} was read` }
  if (said === '25006' || said === 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION')
    return {
      zh: `${name} 在读取时试图写入，已被只读会话阻止`,
      en: `${name} tried to write when it was read; the read-only session stopped it`,
    }
  return { zh: `未能读取 ${name}（${said}）`, en: `${name} could not be read (${said})` }
}
