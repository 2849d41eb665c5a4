import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useDeferredValue, useId, useState } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { FORM, say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { Field, type Wired } from '../../../workbench/widgets/Field.tsx'
import { Radios } from '../../../workbench/widgets/Radios.tsx'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { listOrgans, listSites } from '../../organisation/contract.ts'
import type { CaseDetail } from '../contract.ts'
import type { AskSpec, Option } from './act-forms.ts'

type Props = {
  ask: AskSpec
  c: CaseDetail
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

/** One question of an act's form, by its kind. */
export function Ask({ ask, c, value, onChange, error }: Props): ReactElement {
  const { kind, label, hint, optional, options = [] } = ask
  if (kind === 'radio') return <Radios {...{ value, onChange, options, error }} label={label.zh} />
  return (
    <Field label={label.zh} hint={hint?.zh} optional={optional} error={error}>
      {(wired) => <Control {...{ ask, c, value, onChange, wired }} />}
    </Field>
  )
}

type ControlProps = Omit<Props, 'error'> & { wired: Wired }

function Control({ ask, c, value, onChange, wired }: ControlProps) {
  switch (ask.kind) {
    case 'long':
      return <Long {...{ value, onChange, wired }} />
    case 'choice':
      return (
        <Choice
          {...wired}
          {...{ value, onChange }}
          options={ask.options ?? []}
          empty={value ? undefined : FORM.choose.zh}
        />
      )
    case 'organ':
      return <OrganChoice {...{ value, onChange, wired }} />
    case 'organName':
      return <OrganName {...{ value, onChange, wired }} />
    case 'site':
      return <SiteChoice {...{ c, value, onChange, wired }} />
    case 'day':
      return <DayInput {...wired} {...{ value, onChange }} />
    case 'basis':
      return <Basis {...{ c, value, onChange, wired }} />
    default: {
      const mode = ask.kind === 'money' ? 'decimal' : ask.kind === 'number' ? 'numeric' : 'text'
      return (
        <Input
          {...wired}
          className={ask.kind === 'line' ? '' : 'short'}
          inputMode={mode}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    }
  }
}

type Plain = { value: string; onChange: (value: string) => void; wired: Wired }

function Long({ value, onChange, wired }: Plain) {
  return (
    <Input.TextArea
      {...wired}
      autoSize={{ minRows: 2, maxRows: 6 }}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** The county of a post, whose departments and service points are near. */
const countyOf = (division: string) =>
  /^\d{12}$/.test(division) ? `${division.slice(0, 6)}000000` : division

function useOrgans() {
  const { post } = useDesk()
  const code = countyOf(post.division)
  const organs = useQuery({
    queryKey: ['organs', code],
    queryFn: () => call(listOrgans, { code }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (organs.data?.organs ?? []).filter(({ id }) => id !== post.organ)
}

function OrganChoice({ value, onChange, wired }: Plain) {
  const options = useOrgans().map(({ id, name }) => ({ value: id, label: name }))
  return <Choice {...wired} {...{ value, onChange, options }} empty={FORM.choose.zh} />
}

function OrganName({ value, onChange, wired }: Plain) {
  const id = useId()
  return (
    <>
      <Input
        {...wired}
        list={id}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {useOrgans().map((organ) => (
          <option key={organ.id} value={organ.name} />
        ))}
      </datalist>
    </>
  )
}

/** The law is chosen from those the guide names, and may be written out further. */
function Basis({ c, value, onChange, wired }: Plain & { c: CaseDetail }) {
  return (
    <>
      <Long {...{ value, onChange, wired }} />
      <div className="quotes">
        {c.guide.basis.map(({ law, article }) => {
          const quote = `《${law.replace(/^中华人民共和国/, '')}》${article}`
          return (
            <Button key={quote} size="small" onClick={() => onChange(value ? `${value}；${quote}` : quote)}>
              {quote}
            </Button>
          )
        })}
      </div>
    </>
  )
}

/** Any township or village of the county by its name; before that, the one the applicant chose and the one that received it. */
function SiteChoice({ c, value, onChange, wired }: Plain & { c: CaseDetail }) {
  const { post } = useDesk()
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<Option>()
  const search = useDeferredValue(typed.trim())
  const code = countyOf(post.division)
  const sites = useQuery({
    queryKey: ['sites', code, search],
    queryFn: () => call(listSites, { code, search: search || undefined }),
  })
  const near = c.delivery.nearby.map(({ id, name, chosen }) => ({
    value: id,
    label: say(chosen ? ACT_FORM.siteChosen : ACT_FORM.siteReceived, { name }),
  }))
  const found = (sites.data?.sites ?? [])
    .filter(
      ({ kind, id }) => (kind === 'centre' || kind === 'station') && near.every((one) => one.value !== id),
    )
    .map(({ id, name }) => ({ value: id, label: name }))
  const listed = search ? found : [...near, ...found]
  const chosen = [...near, picked].find((one) => one?.value === value)
  const isListed = listed.some((one) => one.value === value)
  const options = chosen && !isListed ? [chosen, ...listed] : listed // what is chosen stays in sight while looking on
  function pick(id: string) {
    setPicked(options.find((one) => one.value === id))
    onChange(id)
  }
  return (
    <div className="site-choice">
      <Input
        {...wired}
        placeholder={ACT_FORM.siteHint.zh}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {options.length === 0 ? (
        <span className="hint">{ACT_FORM.siteNone.zh}</span>
      ) : (
        <Choice
          label={ACT_FORM.site.zh}
          {...{ value, options }}
          onChange={pick}
          empty={value ? undefined : FORM.choose.zh}
        />
      )}
    </div>
  )
}
