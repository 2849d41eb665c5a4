import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ReactElement } from 'react'
import { ITEM_TYPE } from '../../../core/words/catalogue.ts'
import { ITEM_CODES } from '../../../core/words/item-codes.ts'
import { say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { nextCode } from '../acts.ts'
import './codes.css'

type Props = {
  guide: Readonly<Record<string, unknown>>
  typed: readonly string[]
  onTake: (code: string) => void
}

/** Takes the next free base code of the department for an item that is new; its type is part of the code. */
export function NextCode({ guide: { type }, typed, onTake }: Props): ReactElement {
  const { message } = App.useApp()
  const known = typeof type === 'string' && type in ITEM_TYPE ? (type as keyof typeof ITEM_TYPE) : undefined
  const taking = useMutation({
    mutationFn: (of: keyof typeof ITEM_TYPE) => call(nextCode, { type: of, besides: typed.join(',') }),
    onSuccess: ({ code }) => {
      onTake(code)
      void message.success(say(ITEM_CODES.nextTaken, { code }))
    },
  })
  return (
    <div className="next-code">
      <Button
        size="small"
        disabled={known === undefined}
        loading={taking.isPending}
        onClick={() => known && taking.mutate(known)}
      >
        {ITEM_CODES.next.zh}
      </Button>
      {known === undefined && <span className="soft">{ITEM_CODES.nextNeedsType.zh}</span>}
      {taking.error && <ErrorText error={taking.error} />}
    </div>
  )
}
