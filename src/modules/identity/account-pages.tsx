import type { ReactElement } from 'react'
import { instantText } from '../../core/document/phrases.ts'
import { MANDATES, NEW_PASSWORD } from '../../core/words/account.ts'
import { SIGN_INS } from '../../core/words/admin-screens.ts'
import { ACCOUNT, DOCUMENT_KIND, REAL_NAME_LEVEL } from '../../core/words/identity.ts'
import { PORTAL } from '../../core/words/portal.ts'
import type { Citizen, Staff } from '../../platform/actor.ts'
import type { Problems } from '../../platform/page.tsx'
import { Button, ButtonLink, DayText, Empty, Facts, Form, Notice, Tag } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import type { Held } from '../organisation/facade.ts'
import type { SignInView } from './acts.ts'
import { EVERYTHING } from './mandates.ts'
import type { Mandate, Party, visibleSelf } from './queries.ts'
import type { Represented } from './representatives.ts'

type Self = Awaited<ReturnType<typeof visibleSelf>>
type More = { enterprises: readonly Represented[]; signIns: readonly SignInView[]; done?: string | undefined }

export function CitizenAccount({
  actor,
  self,
  enterprises,
  signIns,
  done,
}: { actor: Citizen; self: Self } & More): ReactElement {
  const { person, acting, mandates } = self
  return (
    <Shell title={ACCOUNT.title.zh} narrow>
      <h1>{ACCOUNT.title.zh}</h1>
      <Done done={done} />
      <section aria-labelledby="who">
        <h2 id="who">{ACCOUNT.who.zh}</h2>
        <Facts rows={factsOf(person, actor)} />
        {actor.level === 1 && <p className="soft">{ACCOUNT.levelHint.zh}</p>}
      </section>
      <section aria-labelledby="acting">
        <h2 id="acting">{ACCOUNT.acting.zh}</h2>
        <p>
          <b>{acting.name}</b> {!actor.mandate && <Tag kind="plain">{ACCOUNT.self.zh}</Tag>}
        </p>
        {actor.mandate && (
          <Form action="/account/acting">
            <Button kind="quiet">{ACCOUNT.actSelf.zh}</Button>
          </Form>
        )}
      </section>
      <section aria-labelledby="mandates">
        <h2 id="mandates">{ACCOUNT.mandates.zh}</h2>
        {mandates.length === 0 ? (
          <Empty>{ACCOUNT.noMandates.zh}</Empty>
        ) : (
          <ul className="list">
            {mandates.map((mandate) => (
              <li key={mandate.id}>
                <MandateLine mandate={mandate} current={mandate.id === actor.mandate?.id} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="enterprises">
        <h2 id="enterprises">{MANDATES.enterprises.zh}</h2>
        <Enterprises enterprises={actor.level === 2 ? enterprises : []} />
      </section>
      <SignIns signIns={signIns} />
      <SignOut />
    </Shell>
  )
}

function Enterprises({ enterprises }: { enterprises: readonly Represented[] }) {
  if (enterprises.length === 0) return <p className="soft">{MANDATES.first.zh}</p>
  return (
    <ul className="list">
      {enterprises.map(({ id, name, documentNumber }) => (
        <li key={id}>
          <p>
            <b>{name}</b>
            <br />
            <span className="soft">{documentNumber}</span>
          </p>
          <div className="buttons">
            <ButtonLink href={`/account/enterprises/${id}`}>
              {MANDATES.manage.zh}
              <span className="hidden">：{name}</span>
            </ButtonLink>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Where the account is signed in: somebody else's device is recognised by its name and its time. */
function SignIns({ signIns }: { signIns: readonly SignInView[] }) {
  return (
    <section aria-labelledby="devices">
      <h2 id="devices">{SIGN_INS.title.zh}</h2>
      <ul className="list">
        {signIns.map(({ here, device, as, since, seenAt }) => (
          <li key={`${since} ${seenAt} ${device}`}>
            <p>
              <b>{device}</b> {here && <Tag kind="done">{SIGN_INS.here.zh}</Tag>}
              <br />
              <span className="soft">
                {as}　{SIGN_INS.since.zh} {instantText(since)}　{SIGN_INS.seen.zh} {instantText(seenAt)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {signIns.some(({ here }) => !here) ? (
        <Form action="/account/sign-ins/end">
          <p className="soft">{SIGN_INS.lead.zh}</p>
          <div className="buttons">
            <Button kind="quiet">{SIGN_INS.endOthers.zh}</Button>
          </div>
        </Form>
      ) : (
        <p className="soft">{SIGN_INS.onlyHere.zh}</p>
      )}
      <div className="buttons">
        <ButtonLink href="/account/password" kind="quiet">
          {SIGN_INS.password.zh}
        </ButtonLink>
      </div>
    </section>
  )
}

/** What was done on the page that led back here. */
function Done({ done }: { done: string | undefined }) {
  const said = {
    password: NEW_PASSWORD.done.zh,
    others: SIGN_INS.ended.zh,
    back: PORTAL.signedInBeside.zh,
  }[done ?? '']
  return said ? (
    <Notice kind="done">
      <p>{said}</p>
    </Notice>
  ) : null
}

function factsOf(person: Party, actor: Citizen): readonly (readonly [string, string])[] {
  return [
    [ACCOUNT.name.zh, person.name],
    [ACCOUNT.document.zh, `${DOCUMENT_KIND[person.documentKind].zh} ${masked(person.documentNumber)}`],
    [ACCOUNT.phone.zh, person.phone ? masked(person.phone) : ACCOUNT.none.zh],
    [ACCOUNT.address.zh, person.address ?? ACCOUNT.none.zh],
    [ACCOUNT.level.zh, REAL_NAME_LEVEL[actor.level].zh],
  ]
}

/** Enough to recognise one's own, not enough for whoever looks over the shoulder. */
export function masked(number: string): string {
  const [start, end] = number.length > 12 ? [6, 4] : [3, 2]
  return number.slice(0, start) + '*'.repeat(Math.max(number.length - start - end, 0)) + number.slice(-end)
}

function MandateLine({ mandate, current }: { mandate: Mandate; current: boolean }) {
  const { id, name, document_number, items, ends_on } = mandate
  const scope = items.includes(EVERYTHING)
    ? ACCOUNT.everything.zh
    : ACCOUNT.someItems.zh.replace('{count}', String(items.length))
  return (
    <>
      <p>
        <b>{name}</b> {current && <Tag kind="done">{ACCOUNT.current.zh}</Tag>}
        <br />
        <span className="soft">
          {document_number}　{ACCOUNT.scope.zh}：{scope}　{ACCOUNT.until.zh}
          <DayText on={ends_on} />
        </span>
      </p>
      <div className="buttons">
        {!current && (
          <Form action="/account/acting">
            <button type="submit" className="button" name="mandate" value={id}>
              {ACCOUNT.actFor.zh}
              <span className="hidden">：{name}</span>
            </button>
          </Form>
        )}
        <ButtonLink href={`/account/mandates/${id}/end`} kind="quiet">
          {ACCOUNT.giveUp.zh}
          <span className="hidden">：{name}</span>
        </ButtonLink>
      </div>
    </>
  )
}

/** Nothing brings a mandate back from here, so it is asked once more. */
export function GiveUp({ mandate, problems }: { mandate: Mandate; problems: Problems }): ReactElement {
  return (
    <Shell title={ACCOUNT.giveUp.zh} crumbs={[{ href: '/account', text: ACCOUNT.title.zh }]} narrow>
      <h1>
        {ACCOUNT.giveUp.zh}：{mandate.name}
      </h1>
      <p>{ACCOUNT.giveUpHint.zh}</p>
      <Form problems={problems}>
        <div className="buttons">
          <Button kind="danger">{ACCOUNT.giveUp.zh}</Button>
          <ButtonLink href="/account" kind="quiet">
            {ACCOUNT.keep.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}

export function StaffAccount({
  actor,
  posts,
  signIns,
  done,
}: { actor: Staff; posts: readonly Held[] } & Omit<More, 'enterprises'>): ReactElement {
  const now = posts.find(({ id }) => id === actor.post.id)
  const others = posts.filter(({ id }) => id !== actor.post.id)
  return (
    <Shell title={ACCOUNT.title.zh} narrow>
      <h1>{ACCOUNT.title.zh}</h1>
      <Done done={done} />
      <Facts
        rows={[
          [ACCOUNT.name.zh, actor.name],
          [ACCOUNT.post.zh, now?.title],
        ]}
      />
      <div className="buttons">
        <ButtonLink href="/desk">{ACCOUNT.desk.zh}</ButtonLink>
      </div>
      {others.length > 0 && (
        <section aria-labelledby="posts">
          <h2 id="posts">{ACCOUNT.posts.zh}</h2>
          <ul className="list">
            {others.map(({ id, title, side }) => (
              <li key={id}>
                <Form action="/account/post">
                  <div className="row">
                    <span>
                      {title}　{ACCOUNT.side[side].zh}
                    </span>
                    <button type="submit" className="button quiet" name="post" value={id}>
                      {ACCOUNT.takePost.zh}
                      <span className="hidden">：{title}</span>
                    </button>
                  </div>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SignIns signIns={signIns} />
      <SignOut />
    </Shell>
  )
}

function SignOut() {
  return (
    <Form action="/signout">
      <div className="buttons">
        <Button kind="quiet">{ACCOUNT.signOut.zh}</Button>
      </div>
    </Form>
  )
}
