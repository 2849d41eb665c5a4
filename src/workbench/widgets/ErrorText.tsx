import { Button } from 'antd'
import type { ReactElement } from 'react'
import { FAILED } from '../../core/words/workbench.ts'
import { failureOf } from '../../platform/call.ts'
import { Icon } from './icons.tsx'

/** What went wrong, in the server's own sentence, and what to do: try again, or sign in again in another tab. */
export function ErrorText({
  error,
  retry,
}: {
  error: unknown
  retry?: (() => void) | undefined
}): ReactElement {
  const { message, status } = failureOf(error)
  return (
    <div className="error-text" role="alert">
      <Icon name="warn" />
      <span>{message}</span>
      {status === 401 && (
        <a href={`/signin?return=${encodeURIComponent('/desk/')}`} target="_blank" rel="noreferrer">
          {FAILED.signIn.zh}
        </a>
      )}
      {retry && (
        <Button size="small" onClick={retry}>
          {FAILED.retry.zh}
        </Button>
      )}
    </div>
  )
}
