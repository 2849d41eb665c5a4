import { Button } from 'antd'
import type { ReactElement } from 'react'
import { FAILED, SHELL } from '../../core/words/workbench.ts'
import { failureOf } from '../../platform/call.ts'
import { Icon } from './icons.tsx'

/** What asking again will not change: it is not there, or not theirs. */
const FINAL: readonly number[] = [403, 404]

/**
 * What went wrong, in the server's own sentence, and what to do: try again, sign in again in another tab, or go back to
 * one's own work where trying again would not help.
 */
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
      {retry && FINAL.includes(status) && <a href="/desk/">{SHELL.home.zh}</a>}
      {retry && !FINAL.includes(status) && (
        <Button size="small" onClick={retry}>
          {FAILED.retry.zh}
        </Button>
      )}
    </div>
  )
}
