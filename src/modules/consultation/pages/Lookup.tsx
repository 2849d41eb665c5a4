import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { WINDOW_GROUP } from '../../../core/words/catalogue.ts'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { NOTICE_DESK } from '../../../core/words/notice-desk.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { NoticeDialog } from '../../../workbench/widgets/NoticeDialog.tsx'
import { SuspendedTag } from '../../../workbench/widgets/SuspendedTag.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { TextFilter } from '../../../workbench/widgets/TextFilter.tsx'
import type { FaqLine } from '../contract.ts'
import { printNotice } from './print.ts'
import { lookupQuery } from './reads.ts'

type Props = {
  /** What is looked for at first. */
  start?: string
  chosen: string | undefined
  onChoose: (item: { item: string; name: string }) => void
  onUse?: (faq: FaqLine) => void
}

/** Beside the question: items, their guides and what was answered before; the notice goes to the printer at one press. */
export function Lookup({ start = '', chosen, onChoose, onUse }: Props): ReactElement {
  const [text, setText] = useState(start)
  const { post } = useDesk()
  const [telling, setTelling] = useState<{ item: string; name: string }>()
  const box = useRef<HTMLElement>(null)
  const found = useQuery(lookupQuery(text, post.division))
  const printing = useMutation({ mutationFn: (item: string) => printNotice(item, post.division) })
  useKeys('case', [
    {
      key: 'f',
      says: CONSULTING_DESK.find.zh,
      run: (event) => {
        event.preventDefault()
        box.current?.querySelector('input')?.focus()
      },
    },
  ])
  const { items = [], faq = [] } = text ? (found.data ?? {}) : {}
  return (
    <section ref={box} className="lookup" aria-label={CONSULTING_DESK.find.zh}>
      <h2>
        {CONSULTING_DESK.find.zh} <kbd>F</kbd>
      </h2>
      <TextFilter value={text} onChange={setText} label={CONSULTING_DESK.findHint.zh} />
      {found.error && <ErrorText error={found.error} />}
      {printing.error && <ErrorText error={printing.error} />}
      {printing.isSuccess && <p role="status">{CONSULTING_DESK.printed.zh}</p>}
      {telling && <NoticeDialog item={telling} place={post.division} onClose={() => setTelling(undefined)} />}
      {text && found.isSuccess && items.length + faq.length === 0 && (
        <p className="hint">{CONSULTING_DESK.findNothing.zh}</p>
      )}
      {items.length > 0 && (
        <>
          <h3>{CONSULTING_DESK.findItems.zh}</h3>
          <ul>
            {items.map(({ item, name, windowGroup, promised, suspended }) => (
              <li key={item} className={item === chosen ? 'chosen' : undefined}>
                <strong>{name}</strong> <SuspendedTag suspended={suspended} />
                <span className="soft">
                  {WINDOW_GROUP[windowGroup].zh}，{promised}
                </span>
                <span className="buttons">
                  <Button
                    size="small"
                    aria-pressed={item === chosen}
                    onClick={() => onChoose({ item, name })}
                  >
                    {CONSULTING_DESK.chooseItem.zh}
                  </Button>
                  <Button
                    size="small"
                    icon={<Icon name="print" />}
                    loading={printing.isPending && printing.variables === item}
                    onClick={() => printing.mutate(item)}
                  >
                    {CONSULTING_DESK.print.zh}
                  </Button>
                  <Button size="small" onClick={() => setTelling({ item, name })}>
                    {NOTICE_DESK.forPerson.zh}
                  </Button>
                  <Link to="/items/$item" params={{ item }} target="_blank">
                    {CONSULTING_DESK.guide.zh}
                  </Link>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {faq.length > 0 && (
        <>
          <h3>{CONSULTING_DESK.findFaq.zh}</h3>
          <ul>
            {faq.map((one) => (
              <li key={one.id}>
                <strong>{one.question}</strong>
                <span>{one.answer}</span>
                <span className="soft">{one.basis}</span>
                {onUse && (
                  <span className="buttons">
                    <Button size="small" onClick={() => onUse(one)}>
                      {CONSULTING_DESK.useAnswer.zh}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
