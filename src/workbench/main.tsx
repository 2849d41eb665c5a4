/// <reference types="vite/client" />
import './older.ts'
import './desk.css'
import './lists.css'
import './case.css'
import './materials.css'
import './acts.css'
import './narrow.css'
import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { inputInWords } from '../core/words/input.ts'
import { failureOf } from '../platform/call.ts'
import { deskRouter } from './routes.tsx'
import { THEME, wearTokens } from './theme.ts'

/** The compiler takes antd's files for CommonJS; the bundler knows them for what they are. */
const CHINESE = zhCN as unknown as NonNullable<ConfigProviderProps['locale']>

z.config({ localeError: inputInWords })
wearTokens(document.documentElement)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always', // a call that cannot be made says so; it does not wait in silence
      staleTime: 5_000,
      retry: (failed, error) => failed < 2 && [0, 502, 503, 504].includes(failureOf(error).status),
    },
    mutations: { networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError(error, { queryKey }) {
      if (queryKey[0] === 'session') return
      // whoever is no longer signed in sees so on the next answer, without losing what is typed
      if (failureOf(error).status === 401) void queries.invalidateQueries({ queryKey: ['session'] })
    },
  }),
})
const router = deskRouter(queries)

createRoot(document.getElementById('desk') as HTMLElement).render(
  <StrictMode>
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={CHINESE}
        theme={THEME}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
        componentSize="middle"
      >
        <App component={false} message={{ maxCount: 2, duration: 2.5, top: 6 }}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StyleProvider>
  </StrictMode>,
)
