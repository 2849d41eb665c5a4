import { useEffect } from 'react'
import { SHELL } from '../../core/words/workbench.ts'

/** What the tab of the browser says while this page is open. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${SHELL.name.zh}`
  }, [title])
}
