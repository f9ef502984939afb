import { Input, Radio, Select } from 'antd'
import type { Connection } from '#contract/scan-files.ts'
import { useWords } from '../ui/language.tsx'
import { withKind } from './connection-draft.ts'
import { ConnectionLine, type ConnectionLineProps, ConnectionText } from './connection-line.tsx'

const kinds: { readonly [kind in Connection['kind']]: { title: string; also: string } } = {
  postgresql: { title: 'PostgreSQL', also: '人大金仓 KingbaseES、openGauss、GaussDB' },
  mysql: { title: 'MySQL / MariaDB', also: 'OceanBase、TiDB、Doris' },
}

/** Which database is connected, where it is, and as whom. */
export function DatabaseFields(props: ConnectionLineProps) {
  const { draft, problems, onChange } = props
  const { also } = kinds[draft.kind]
  return (
    <>
      <ConnectionLine
        field="kind"
        isGroup
        problems={problems}
        title={{ zh: '数据库', en: 'Database' }}
        help={{ zh: `也适用于 ${also}`, en: `Also ${also}` }}
      >
        {(given) => (
          <Radio.Group
            {...given}
            value={draft.kind}
            onChange={(event) => onChange(withKind(draft, event.target.value as Connection['kind']))}
            options={(Object.keys(kinds) as Connection['kind'][]).map((value) => ({ value, label: kinds[value].title }))}
          />
        )}
      </ConnectionLine>
      <ConnectionText
        {...props}
        field="host"
        title={{ zh: '主机', en: 'Host' }}
        help={{ zh: '只能连接管理员允许的主机', en: 'Only hosts the administrator allows' }}
        max={253}
        placeholder="10.1.2.3"
      />
      <ConnectionText {...props} field="port" title={{ zh: '端口', en: 'Port' }} max={5} width="7rem" />
      <ConnectionText {...props} field="database" title={{ zh: '库名', en: 'Database name' }} max={128} />
      <ConnectionText
        {...props}
        field="user"
        title={{ zh: '只读账号', en: 'Read-only account' }}
        help={{ zh: '请用只读账号，语句见右侧', en: 'Use an account that only reads; statements beside' }}
        max={128}
      />
      <ConnectionLine
        field="password"
        problems={problems}
        title={{ zh: '口令', en: 'Password' }}
        help={{ zh: '加密保存到扫描结束，随后删除', en: 'Kept sealed until the scan ends, then erased' }}
      >
        {(given) => (
          <Input.Password
            value={draft.password}
            maxLength={500}
            autoComplete="new-password"
            onChange={(event) => onChange({ password: event.target.value })}
            {...given}
          />
        )}
      </ConnectionLine>
      <EncryptionField {...props} />
    </>
  )
}

function EncryptionField({ draft, problems, onChange }: ConnectionLineProps) {
  const { w } = useWords()
  return (
    <ConnectionLine field="tls" problems={problems} title={{ zh: '传输加密', en: 'Encryption' }}>
      {(given) => (
        <Select
          {...given}
          value={draft.tls}
          style={{ width: '100%', maxWidth: '16rem' }}
          onChange={(tls) => onChange({ tls })}
          options={[
            { value: 'off', label: w({ zh: '不加密（仅限内网）', en: 'Off (inner network only)' }) },
            { value: 'on', label: w({ zh: '加密', en: 'On' }) },
            { value: 'verify', label: w({ zh: '加密并核对证书', en: 'On, certificate verified' }) },
          ]}
        />
      )}
    </ConnectionLine>
  )
}

/** What of a database is read, whether all of it, and how long one statement may take. */
export function ScanFields(props: ConnectionLineProps) {
  const { draft, problems, onChange } = props
  const { w } = useWords()
  return (
    <>
      <ConnectionText
        {...props}
        field="schemas"
        title={{ zh: '模式', en: 'Schemas' }}
        help={{ zh: '多个用逗号隔开，留空为全部业务模式', en: 'Commas between several; empty means all that are not the system’s' }}
        max={4000}
        placeholder={draft.kind === 'mysql' ? w({ zh: '留空为本库', en: 'empty: this database' }) : 'public'}
      />
      <ConnectionText
        {...props}
        field="tables"
        title={{ zh: '只扫这些表', en: 'Only these tables' }}
        help={{ zh: '留空为全部表和视图', en: 'Empty means all tables and views' }}
        max={8000}
      />
      <ConnectionLine
        field="mode"
        isGroup
        problems={problems}
        title={{ zh: '方式', en: 'Mode' }}
        help={
          draft.mode === 'full'
            ? { zh: '每行都读，计数精确', en: 'Every row is read, counts are exact' }
            : {
                zh: '每表抽取部分行，快，计数为估计，结果注明“仅抽样”',
                en: 'Some rows of each table; fast, counts are estimates and say so',
              }
        }
      >
        {(given) => (
          <Radio.Group
            {...given}
            value={draft.mode}
            onChange={(event) => onChange({ mode: event.target.value as Connection['mode'] })}
            options={[
              { value: 'full', label: w({ zh: '全量', en: 'Full' }) },
              { value: 'sample', label: w({ zh: '抽样', en: 'Sample' }) },
            ]}
          />
        )}
      </ConnectionLine>
      <ConnectionLine field="minutes" problems={problems} title={{ zh: '单条语句时限', en: 'Statement limit' }}>
        {(given) => (
          <Input
            value={draft.minutes}
            maxLength={5}
            style={{ width: '7rem' }}
            suffix={w({ zh: '分钟', en: 'min' })}
            onChange={(event) => onChange({ minutes: event.target.value })}
            {...given}
          />
        )}
      </ConnectionLine>
    </>
  )
}
