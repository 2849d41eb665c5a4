import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { watchesSystem } from '../../core/administration.ts'
import type { Role } from '../../core/authority.ts'
import { ADMIN, PEOPLE } from '../../core/words/admin-screens.ts'
import { ACCOUNT_STATE, WHEN } from '../../core/words/administration.ts'
import { HOLDING_SIDE } from '../../core/words/organisation.ts'
import { say } from '../../core/words/workbench.ts'
import type { HandedOut, PersonView } from '../../modules/identity/acts.ts'
import { Pane, Part, Rows } from '../widgets/Pane.tsx'
import { useDesk } from '../widgets/session.ts'
import { today } from '../widgets/today.ts'
import { Disable, Enable, HandOut, Leave, OpenAccount } from './people-acts.tsx'
import { personQuery } from './reads.ts'
import { Slip } from './Slip.tsx'
import { instant, periodInWords } from './say.ts'
import { useMay } from './useMay.ts'

type Doing = 'open' | 'handOut' | 'disable' | 'enable' | 'leave'

/** One of the staff: who they are, how they sign in, what they hold; and what the system administrator does about it. */
export function PersonPane({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const shown = useQuery(personQuery(id))
  const readsChanges = useMay('ReadChanges')
  const [doing, setDoing] = useState<Doing>()
  const [handedOut, setHandedOut] = useState<HandedOut>()
  const { message } = App.useApp()
  const person = shown.data
  const close = () => setDoing(undefined)
  const done = (said: string) => {
    close()
    void message.success(said)
  }
  const handing = (given: HandedOut) => {
    close()
    setHandedOut(given)
  }
  return (
    <>
      <Pane
        title={person?.name}
        error={shown.error}
        retry={() => void shown.refetch()}
        onClose={onClose}
        facts={person ? factsOf(person) : []}
        acts={person && <Acts person={person} onDo={setDoing} />}
      >
        {person && (
          <>
            <Account person={person} />
            <Holdings title={PEOPLE.now.zh} held={person.posts} none={PEOPLE.noPost.zh} />
            <Holdings title={PEOPLE.history.zh} held={person.history} none={PEOPLE.noHistory.zh} />
            {readsChanges && (
              <p>
                <Link to="/changes" search={{ person: id }}>
                  {ADMIN.changes.zh}
                </Link>
              </p>
            )}
          </>
        )}
      </Pane>
      {person && doing === 'open' && <OpenAccount person={person} onClose={close} onHandedOut={handing} />}
      {person && doing === 'handOut' && <HandOut person={person} onClose={close} onHandedOut={handing} />}
      {person && doing === 'disable' && <Disable person={person} onClose={close} onDone={done} />}
      {person && doing === 'enable' && <Enable person={person} onClose={close} onDone={done} />}
      {person && doing === 'leave' && <Leave person={person} onClose={close} onDone={done} />}
      {person && handedOut && (
        <Slip holder={person.name} handedOut={handedOut} onClose={() => setHandedOut(undefined)} />
      )}
    </>
  )
}

const factsOf = ({ staffNo, organName, title, from, to }: PersonView) =>
  [
    [PEOPLE.staffNo.zh, staffNo],
    [PEOPLE.organ.zh, organName ?? PEOPLE.noOrgan.zh],
    [PEOPLE.jobTitle.zh, title],
    [PEOPLE.service.zh, periodInWords(from, to)],
  ] as const

/** What can be done now; for whoever only looks, who it is that does it. */
function Acts({ person, onDo }: { person: PersonView; onDo: (doing: Doing) => void }) {
  const desk = useDesk()
  if (!useMay('KeepPeople')) return <span className="soft">{PEOPLE.readOnly.zh}</span>
  if (person.id === desk.person.id) return <span className="soft">{PEOPLE.self.zh}</span>
  const { account, to } = person
  const serves = to === null || to >= today()
  const watched = [...person.posts, ...person.history].some(
    ({ role, when }) => when !== 'past' && watchesSystem(role as Role),
  )
  const act = actFor(account, serves)
  return (
    <>
      {watched ? (
        <span className="soft">{PEOPLE.watched.zh}</span>
      ) : (
        act && (
          <Button type="primary" onClick={() => onDo(act)}>
            {PEOPLE[act].zh}
          </Button>
        )
      )}
      <span className="grave">
        {account !== 'none' && account !== 'disabled' && (
          <Button danger onClick={() => onDo('disable')}>
            {PEOPLE.disable.zh}
          </Button>
        )}
        {serves && (
          <Button danger onClick={() => onDo('leave')}>
            {PEOPLE.leave.zh}
          </Button>
        )}
      </span>
    </>
  )
}

/** What most often is to be done next with an account. */
function actFor(account: PersonView['account'], serves: boolean): Doing | undefined {
  if (account === 'none') return serves ? 'open' : undefined
  if (account === 'disabled') return serves ? 'enable' : undefined
  return 'handOut'
}

function Account({ person }: { person: PersonView }) {
  const { account, login, openedAt, initialUntil, disabledAt, disabledWhy, seenAt, sessions } = person
  const use = seenAt ? say(PEOPLE.online, { at: instant(seenAt) ?? '', n: sessions }) : PEOPLE.offline.zh
  return (
    <Part title={PEOPLE.account.zh} extra={<AccountTag state={account} />}>
      {account === 'none' ? (
        <p className="soft">{PEOPLE.noAccount.zh}</p>
      ) : (
        <Rows
          rows={[
            [PEOPLE.login.zh, login],
            [PEOPLE.openedAt.zh, instant(openedAt)],
            [PEOPLE.initialUntil.zh, instant(initialUntil)],
            [PEOPLE.seenAt.zh, account === 'disabled' ? null : use],
            [PEOPLE.disabledAt.zh, instant(disabledAt)],
            [PEOPLE.disabledWhy.zh, disabledWhy],
          ]}
        />
      )}
    </Part>
  )
}

const TONE = { none: 'theirs', initial: 'todo', expired: 'ended', active: 'good', disabled: 'ended' } as const

export function AccountTag({ state }: { state: PersonView['account'] }): ReactElement {
  return <span className={`status status-${TONE[state]}`}>{ACCOUNT_STATE[state].zh}</span>
}

function Holdings({ title, held, none }: { title: string; held: PersonView['posts']; none: string }) {
  return (
    <Part title={title}>
      {held.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <ul className="admin-list">
          {held.map(({ post, title: name, side, from, to, when }) => (
            <li key={`${post} ${side} ${from}`}>
              <span>
                <Link to="/posts/$post" params={{ post }}>
                  {name}
                </Link>
                <span className="tag">{HOLDING_SIDE[side].zh}</span>
                {when === 'coming' && <span className="tag">{WHEN.coming.zh}</span>}
              </span>
              <span className="soft">{periodInWords(from, to)}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
