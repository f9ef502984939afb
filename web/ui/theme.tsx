import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useWords } from './language.tsx'

/** Banyan green, the one accent; 6.6:1 on white. */
export const BANYAN = '#17694f'

const quiet = {
  colorPrimary: BANYAN,
  colorInfo: BANYAN,
  colorLink: BANYAN,
  colorSuccess: '#1a7544',
  colorWarning: '#8a5300',
  colorError: '#b3261e',
  colorText: '#1c2421',
  colorTextSecondary: '#4a5551',
  colorTextTertiary: '#5c6763',
  colorTextQuaternary: '#66706c',
  colorTextPlaceholder: '#66706c',
  colorTextDescription: '#56605c',
  colorTextDisabled: '#66706c',
  colorBorder: '#c3cdc8',
  colorBorderSecondary: '#e3e8e5',
  colorBgLayout: '#f4f6f5',
  borderRadius: 4,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif',
}

/** Dresses the component library: one accent, dense, calm, in the language chosen. */
export function Themed({ children }: { children: ReactNode }) {
  const { w, language, isLarge } = useWords()
  // The library's own sign of work stays on its button where its transition is cut short; this one comes and goes at once, and has its
  // name in the reader's language.
  const atWork = <span role="img" className="at-work" aria-label={w({ zh: '处理中', en: 'Working' })} />
  return (
    <ConfigProvider
      {...(language === 'zh' ? { locale: zhCN } : {})}
      button={{ autoInsertSpace: false, loadingIcon: atWork }}
      theme={{
        token: { ...quiet, fontSize: isLarge ? 17 : 14, controlHeight: isLarge ? 38 : 32 },
        components: {
          Table: {
            cellPaddingBlockSM: 7,
            headerBg: '#eef2f0',
            rowSelectedBg: '#e8f2ee',
            rowSelectedHoverBg: '#dcebe4',
            rowHoverBg: '#f7faf8',
          },
          Tabs: { horizontalMargin: '0 0 12px 0' },
        },
      }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
