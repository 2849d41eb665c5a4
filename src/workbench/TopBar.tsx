import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, Input, type InputRef, type MenuProps } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { SIGN_INS } from '../core/words/admin-screens.ts'
import { HOLDING_SIDE, ROLE } from '../core/words/organisation.ts'
import { KEYS, SHELL, STAND_IN } from '../core/words/workbench.ts'
import { changePost, endSession } from '../modules/identity/contract.ts'
import { call, failureOf } from '../platform/call.ts'
import { SignIns } from './admin/SignIns.tsx'
import { railOf } from './rail.ts'
import { Icon } from './widgets/icons.tsx'
import { useKeys } from './widgets/keys.ts'
import { findScanned } from './widgets/scanned.ts'
import { useDesk } from './widgets/session.ts'

/** Where I am, who I am, and the one search that is always there. */
export function TopBar({ onKeys, onStandIn }: { onKeys: () => void; onStandIn: () => void }): ReactElement {
  const { placeName, windowName, role } = useDesk().post
  const sees = railOf(role).some(({ section }) => section === 'search')
  const place = [placeName, windowName].filter(Boolean).join(' · ')
  return (
    <header className="top">
      <span className="mark">{SHELL.mark.zh}</span>
      <span className="place" title={place}>
        {place}
      </span>
      {sees ? <GlobalSearch /> : <span className="global-search" />}
      <Button type="text" icon={<Icon name="keys" size={18} />} onClick={onKeys} aria-label={SHELL.keys.zh}>
        <kbd>?</kbd>
      </Button>
      <PostMenu onStandIn={onStandIn} />
    </header>
  )
}

function GlobalSearch() {
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const { message } = App.useApp()
  useKeys('frame', [{ key: '/', says: KEYS.find.zh, run: () => input.current?.focus({ cursor: 'all' }) }])

  async function go() {
    try {
      const found = await findScanned(text)
      if ('elsewhere' in found) return void message.warning(SHELL.notHere.zh, 6)
      if ('words' in found) {
        if (!found.words) return
        input.current?.blur() // the keys go on in what was found: Enter opens it
        return void navigate({ to: '/search', search: { q: found.words } })
      }
      setText('')
      await navigate({ to: '/cases/$caseId', params: { caseId: found.caseId } })
    } catch (error) {
      void message.error(failureOf(error).message, 6)
    }
  }
  return (
    <Input
      ref={input}
      className="global-search"
      type="search"
      aria-label={SHELL.findKey.zh}
      placeholder={SHELL.find.zh}
      prefix={<Icon name="search" />}
      suffix={<kbd>/</kbd>}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => void go()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        setText('')
        input.current?.blur()
      }}
    />
  )
}

/** The key that opens a dialog is spent on it: it must not press the button that the dialog puts the focus on. */
const opening =
  (run: () => void): MenuItemClick =>
  ({ domEvent }) => {
    domEvent.preventDefault()
    run()
  }
type MenuItemClick = NonNullable<MenuProps['onClick']>

function PostMenu({ onStandIn }: { onStandIn: () => void }) {
  const { person, post, posts } = useDesk()
  const [devices, showDevices] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const failed = (error: unknown) => message.error(failureOf(error).message)
  const change = useMutation({
    mutationFn: (id: string) => call(changePost, { post: id }),
    async onSuccess(view) {
      client.setQueryData(['session'], view) // the frame forgets what the old post saw
      await navigate({ to: '/' })
    },
    onError: failed,
  })
  const leave = useMutation({
    mutationFn: () => call(endSession, {}),
    onSuccess: ({ next }) => window.location.assign(next),
    onError: failed,
  })
  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'posts',
      label: posts.length > 1 ? SHELL.changePost.zh : SHELL.post.zh,
      children: posts.map(({ id, title, side, standing }) => ({
        key: id,
        label: (
          <span className="post-choice">
            {id === post.id ? <Icon name="done" /> : <span className="gap" />}
            {title}
            <span className="soft">
              {HOLDING_SIDE[side].zh}
              {standing === 'substitute' ? ` · ${SHELL.substitute.zh}` : ''}
            </span>
          </span>
        ),
        onClick: () => id !== post.id && change.mutate(id),
      })),
    },
    ...(post.standing === 'waiting'
      ? [{ key: 'stand-in', label: STAND_IN.open.zh, onClick: opening(onStandIn) }]
      : []),
    { type: 'divider' },
    { key: 'account', label: <a href="/account">{SHELL.account.zh}</a> },
    { key: 'devices', label: SIGN_INS.title.zh, onClick: opening(() => showDevices(true)) },
    { key: 'portal', label: <a href="/">{SHELL.portal.zh}</a> },
    { key: 'out', label: SHELL.signOut.zh, onClick: () => leave.mutate() },
  ]
  return (
    <>
      <Dropdown
        menu={{ items }}
        trigger={['click']}
        placement="bottomRight"
        autoFocus
        getPopupContainer={(button) => button.parentElement ?? document.body}
      >
        <Button
          type="text"
          className="who"
          loading={change.isPending}
          icon={<Icon name="person" size={18} />}
        >
          <span className="who-name">{person.name}</span>
          <span className="who-post" title={post.title}>
            {ROLE[post.role].zh}
          </span>
          <Icon name="down" />
        </Button>
      </Dropdown>
      {devices && <SignIns onClose={() => showDevices(false)} />}
    </>
  )
}
