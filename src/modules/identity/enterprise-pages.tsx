import type { ReactElement } from 'react'
import { MANDATES } from '../../core/words/account.ts'
import { FORCE } from '../../core/words/administration.ts'
import { ACCOUNT } from '../../core/words/identity.ts'
import { say } from '../../core/words/workbench.ts'
import type { Fields, Problems } from '../../platform/page.tsx'
import {
  Button,
  ButtonLink,
  ChoiceField,
  DayText,
  Empty,
  Facts,
  Form,
  Tag,
  TextField,
} from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { masked } from './account-pages.tsx'
import { EVERYTHING, type MandateView } from './mandates.ts'
import type { Party } from './queries.ts'

type Names = ReadonlyMap<string, string>
type Asked = { problems: Problems; typed: Fields }

const HOME = { href: '/account', text: ACCOUNT.title.zh }
const pathOf = ({ id }: Party) => `/account/enterprises/${id}`
const crumbsOf = (enterprise: Party) => [HOME, { href: pathOf(enterprise), text: enterprise.name }]

export function EnterprisePage({
  enterprise,
  mandates,
  names,
}: {
  enterprise: Party
  mandates: readonly MandateView[]
  names: Names
}): ReactElement {
  const isOpen = ({ when }: MandateView) => when === 'now' || when === 'coming'
  const [open, over] = [mandates.filter(isOpen), mandates.filter((one) => !isOpen(one))]
  const title = say(MANDATES.title, { name: enterprise.name })
  return (
    <Shell title={title} crumbs={[HOME]} narrow>
      <h1>{title}</h1>
      <p>{MANDATES.lead.zh}</p>
      <div className="buttons">
        <ButtonLink href={`${pathOf(enterprise)}/mandates`}>{MANDATES.grant.zh}</ButtonLink>
      </div>
      <section aria-labelledby="current">
        <h2 id="current">{MANDATES.current.zh}</h2>
        {open.length === 0 ? (
          <Empty>{MANDATES.none.zh}</Empty>
        ) : (
          <ul className="list">
            {open.map((mandate) => (
              <li key={mandate.id}>
                <Line mandate={mandate} names={names} />
                <Acts enterprise={enterprise} mandate={mandate} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {over.length > 0 && (
        <section aria-labelledby="over">
          <h2 id="over">{MANDATES.over.zh}</h2>
          <ul className="list">
            {over.map((mandate) => (
              <li key={mandate.id}>
                <Line mandate={mandate} names={names} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Shell>
  )
}

function Line({ mandate, names }: { mandate: MandateView; names: Names }) {
  const { agent, agentDocument, items, startsOn, endsOn, when } = mandate
  return (
    <p>
      <b>{agent}</b> {when !== 'now' && <Tag kind="plain">{FORCE[when].zh}</Tag>}
      <br />
      <span className="soft">
        {masked(agentDocument)}　<DayText on={startsOn} /> — <DayText on={endsOn} />
        <br />
        {items.includes(EVERYTHING)
          ? MANDATES.everything.zh
          : items.map((item) => names.get(item) ?? item).join('、')}
      </span>
    </p>
  )
}

function Acts({ enterprise, mandate: { id, agent } }: { enterprise: Party; mandate: MandateView }) {
  const path = `${pathOf(enterprise)}/mandates/${id}`
  return (
    <div className="buttons">
      <ButtonLink href={path} kind="quiet">
        {MANDATES.adjust.zh}
        <span className="hidden">：{agent}</span>
      </ButtonLink>
      <ButtonLink href={`${path}/revocation`} kind="quiet">
        {MANDATES.revoke.zh}
        <span className="hidden">：{agent}</span>
      </ButtonLink>
    </div>
  )
}

const LABELS = {
  name: MANDATES.agentName.zh,
  documentNumber: MANDATES.agentDocument.zh,
  scope: MANDATES.scope.zh,
  items: MANDATES.items.zh,
  startsOn: MANDATES.startsOn.zh,
  endsOn: MANDATES.endsOn.zh,
}

export function GrantPage({
  enterprise,
  names,
  ...ask
}: Asked & { enterprise: Party; names: Names }): ReactElement {
  return (
    <Shell title={MANDATES.grant.zh} crumbs={crumbsOf(enterprise)} narrow>
      <h1>{MANDATES.grant.zh}</h1>
      <Form problems={ask.problems} labels={LABELS}>
        <input type="hidden" name="id" value={ask.typed.id} />
        <TextField name="name" label={LABELS.name} hint={MANDATES.agentNameHint.zh} {...ask} />
        <TextField
          name="documentNumber"
          label={LABELS.documentNumber}
          hint={MANDATES.agentDocumentHint.zh}
          {...ask}
        />
        <ChoiceField
          name="scope"
          label={LABELS.scope}
          options={[
            { id: EVERYTHING, label: MANDATES.everything.zh },
            { id: 'some', label: MANDATES.some.zh },
          ]}
          {...ask}
        />
        <ChoiceField
          name="items"
          label={LABELS.items}
          hint={MANDATES.itemsHint.zh}
          several
          options={[...names].map(([id, label]) => ({ id, label }))}
          {...ask}
        />
        <TextField name="startsOn" label={LABELS.startsOn} hint={MANDATES.dayHint.zh} short {...ask} />
        <TextField name="endsOn" label={LABELS.endsOn} hint={MANDATES.endHint.zh} short {...ask} />
        <Foot save={MANDATES.give.zh} back={pathOf(enterprise)} />
      </Form>
    </Shell>
  )
}

export function AdjustPage({
  enterprise,
  mandate,
  ...ask
}: Asked & { enterprise: Party; mandate: MandateView }): ReactElement {
  return (
    <Shell title={MANDATES.adjust.zh} crumbs={crumbsOf(enterprise)} narrow>
      <h1>
        {MANDATES.adjust.zh}：{mandate.agent}
      </h1>
      <Period mandate={mandate} />
      <Form problems={ask.problems} labels={LABELS}>
        <TextField name="endsOn" label={LABELS.endsOn} hint={MANDATES.endHint.zh} short {...ask} />
        <Foot save={MANDATES.adjustSave.zh} back={pathOf(enterprise)} />
      </Form>
    </Shell>
  )
}

export function RevokePage({
  enterprise,
  mandate,
  problems,
}: {
  enterprise: Party
  mandate: MandateView
  problems: Problems
}): ReactElement {
  const facts = { agent: mandate.agent, enterprise: enterprise.name }
  return (
    <Shell title={MANDATES.revoke.zh} crumbs={crumbsOf(enterprise)} narrow>
      <h1>
        {MANDATES.revoke.zh}：{mandate.agent}
      </h1>
      <Period mandate={mandate} />
      <p>{say(MANDATES.revokeHint, facts)}</p>
      <Form problems={problems}>
        <div className="buttons">
          <Button kind="danger">{MANDATES.revoke.zh}</Button>
          <ButtonLink href={pathOf(enterprise)} kind="quiet">
            {MANDATES.keep.zh}
          </ButtonLink>
        </div>
      </Form>
    </Shell>
  )
}

function Period({ mandate: { agent, agentDocument, startsOn, endsOn } }: { mandate: MandateView }) {
  return (
    <Facts
      rows={[
        [MANDATES.agent.zh, `${agent}（${masked(agentDocument)}）`],
        [
          MANDATES.period.zh,
          <>
            <DayText on={startsOn} /> — <DayText on={endsOn} />
          </>,
        ],
      ]}
    />
  )
}

function Foot({ save, back }: { save: string; back: string }) {
  return (
    <div className="buttons">
      <Button>{save}</Button>
      <ButtonLink href={back} kind="quiet">
        {MANDATES.leave.zh}
      </ButtonLink>
    </div>
  )
}
