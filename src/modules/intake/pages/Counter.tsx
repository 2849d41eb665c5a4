import './counter.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import type { Guide } from '../../../core/guide/guide.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { NOTICE_DESK } from '../../../core/words/notice-desk.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { typedIn } from '../../../workbench/widgets/form-typed.ts'
import { type Errors, errorsOf, NO_ERRORS, strayErrors } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { printPersonalNotice } from '../../../workbench/widgets/NoticeDialog.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { type Registered, registerCase } from '../contract.ts'
import {
  blankDraft,
  type CounterDraft,
  isBegun,
  keepDraft,
  keptDraft,
  NOT_FOUND,
  registrationOf,
  samePerson,
} from './counter-draft.ts'
import { answersText, counterQuery, guideQuery, listQuery, offerQuery, walkQuery } from './counter-reads.ts'
import { ItemPart, isFor } from './ItemPart.tsx'
import { MaterialsPart } from './MaterialsPart.tsx'
import { focusOn, PersonPart } from './PersonPart.tsx'
import { Received } from './Received.tsx'
import { SituationPart } from './SituationPart.tsx'

/** 窗口登记: person, item, situation, materials, receipt, on one screen and by keyboard. */
export function CounterPage(): ReactElement {
  const counter = useQuery(counterQuery)
  const { item } = useSearch({ from: '/register' })
  useTitle(COUNTER.title.zh)
  if (counter.error) return <ErrorText error={counter.error} retry={() => void counter.refetch()} />
  if (!counter.data) return <p className="page-empty" aria-busy="true" />
  const { counties, site } = counter.data
  const county = counties[0]?.code ?? site.division
  return <Registering county={county} own={site} item={item} />
}

type Own = { id: string; division: string; level: string }
type Done = { registered: Registered; title: string; applicant: string; draft: CounterDraft }

function Registering({ county, own, item }: { county: string; own: Own; item: string | undefined }) {
  const [draft, setDraft] = useState(() => {
    const begun = keptDraft() ?? blankAt(own, county)
    return begun.item === '' && item ? { ...begun, item } : begun
  })
  const [errors, setErrors] = useState<Errors>(NO_ERRORS)
  const [done, setDone] = useState<Done>()
  const { message } = App.useApp()
  const show = (next: CounterDraft) => {
    keepDraft(isBegun(next) ? next : undefined)
    setDraft(next)
    setErrors(NO_ERRORS)
    setDone(undefined)
    focusOn(next.text.name ? 'counter-find' : 'counter-document')
  }
  const offerUndo = (before: CounterDraft) => {
    const undo = () => {
      message.destroy('cleared')
      show(before)
    }
    void message.open({
      key: 'cleared',
      duration: 8,
      content: (
        <>
          {COUNTER.cleared.zh}{' '}
          <Button size="small" onClick={undo}>
            {COUNTER.undo.zh}
          </Button>
        </>
      ),
    })
  }
  if (done)
    return (
      <Received
        {...done}
        faulty={Object.values(done.draft.found).some(({ verdict }) => verdict !== '' && verdict !== 'ok')}
        onNext={() => show(blankAt(own, county))}
        onSamePerson={() => show(samePerson(done.draft, blankAt(own, county)))}
      />
    )
  return (
    <Screen
      {...{ draft, errors, setErrors }}
      change={(change) => {
        setDraft((now) => {
          const next = { ...now, ...change }
          keepDraft(next)
          return next
        })
      }}
      onClear={() => {
        show(blankAt(own, county))
        if (isBegun(draft)) offerUndo(draft)
      }}
      onDone={(next) => {
        keepDraft(undefined)
        setDone({ ...next, draft })
      }}
    />
  )
}

/** A township or a village serves its own place first, and hands out there what it took in. */
function blankAt({ id, division, level }: Own, county: string): CounterDraft {
  const blank = blankDraft(county)
  if (level !== 'township' && level !== 'village') return blank
  return { ...blank, township: `${division.slice(0, 9)}000`, text: { ...blank.text, station: id } }
}

type ScreenProps = {
  draft: CounterDraft
  change: (change: Partial<CounterDraft>) => void
  errors: Errors
  setErrors: (errors: Errors) => void
  onClear: () => void
  onDone: (done: Pick<Done, 'registered' | 'title' | 'applicant'>) => void
}

function Screen({ draft, change, errors, setErrors, onClear, onDone }: ScreenProps) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const offer = useQuery(offerQuery(draft.item, draft.township || draft.county))
  const taken = offer.data !== undefined && offer.data.refusal === null && isFor(draft, offer.data)
  const walk = useQuery(walkQuery(taken ? draft.item : '', answersText(draft.answers)))
  const guide = useQuery(guideQuery(draft.item))
  const person = { document: draft.text.documentNumber.trim(), name: draft.text.name.trim() }
  const list = useQuery(
    listQuery(walk.data && !walk.data.next && taken ? draft.item : '', {
      ...person,
      answers: walk.data?.answers ?? '',
    }),
  )
  const shared = new Map(
    (list.data?.lines ?? []).flatMap(({ shared, material, reason }) =>
      shared && reason ? [[material, reason] as const] : [],
    ),
  )
  const settled = walk.data && !walk.data.next ? walk.data : undefined
  const materials = settled?.materials ?? []
  const way = draft.way || wayAt(draft, offer.data?.delivery ?? [])
  const open = toDo(
    { ...draft, way },
    { offer: offer.data, taken, settled: settled !== undefined, materials, shared },
  )
  const register = useMutation({
    mutationFn: () => {
      const form = draft.form && guide.data ? typedIn(guide.data.guide.form, draft.form) : undefined
      const answers = Object.fromEntries(
        (settled?.asked ?? []).flatMap(({ id, answer }) => (answer ? [[id, answer]] : [])),
      )
      const ids = materials.map(({ id }) => id)
      return call(
        registerCase,
        registrationOf({ ...draft, way }, { answers, materials: ids, form }),
        draft.id,
      )
    },
    onSuccess(registered) {
      void client.invalidateQueries({ queryKey: ['cases'] })
      onDone({ registered, title: guide.data?.guide.name ?? '', applicant: draft.text.name })
    },
    onError(error) {
      const { type, issues } = failureOf(error)
      setErrors({
        ...errorsOf(issues),
        ...(type === 'identity/name-differs' ? { 'applicant.corrects': failureOf(error).message } : {}),
      })
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    },
  })
  const printing = useMutation({
    mutationFn: () =>
      printPersonalNotice(draft.item, {
        ...{ name: person.name, place: draft.township || draft.county, answers: settled?.answers ?? '' },
        ...(person.document ? { document: person.document } : {}),
      }),
    onSuccess: () => void message.success(NOTICE_DESK.printed.zh),
  })
  const submit = () => {
    if (register.isPending) return
    if (open.length > 0) return void message.warning(`${COUNTER.toDo.zh}${open.join('、')}`)
    setErrors(NO_ERRORS)
    register.mutate()
  }
  useKeys('panel', [{ key: 'ctrl+Enter', says: COUNTER.submit.zh, run: submit, always: true }])
  const question = walk.data?.asked[0]?.id
  useEffect(() => {
    if (question !== undefined) document.querySelector<HTMLElement>('.counter-questions input')?.focus()
  }, [question])
  const part = { draft, change, errors }
  return (
    <div className="counter">
      <h1 className="hidden">{COUNTER.title.zh}</h1>
      <div className="counter-columns">
        <div>
          <PersonPart {...part} />
          <ItemPart {...part} offer={offer.data} />
          {offer.error && <ErrorText error={offer.error} />}
        </div>
        <div>
          <SituationPart
            {...part}
            draft={{ ...draft, way }}
            walk={walk.data}
            offer={offer.data}
            guide={guide.data?.guide as Guide | undefined}
          />
        </div>
        <MaterialsPart
          draft={draft}
          materials={materials}
          shared={shared}
          quiet={register.isPending}
          onFound={(material, found) =>
            change({
              found: { ...draft.found, [material]: { ...NOT_FOUND, ...draft.found[material], ...found } },
            })
          }
        />
      </div>
      <footer className="counter-foot">
        <Button type="primary" size="large" loading={register.isPending} onClick={submit}>
          {COUNTER.submit.zh}
          <kbd>Ctrl+Enter</kbd>
        </Button>
        <Told error={register.error ?? printing.error} errors={errors} open={open} caseId={draft.id} />
        <Button
          disabled={!settled || person.name === ''}
          loading={printing.isPending}
          onClick={() => printing.mutate()}
        >
          {NOTICE_DESK.print.zh}
        </Button>
        <Button type="text" onClick={onClear}>
          {COUNTER.clear.zh}
        </Button>
      </footer>
    </div>
  )
}

/** How a result goes unless somebody says otherwise: where it was applied for, when that is near home. */
const wayAt = ({ text }: CounterDraft, offered: readonly string[]): string =>
  (text.station ? offered.find((way) => way === 'station') : undefined) ?? offered[0] ?? ''

/** Beside the button: what the server said, or what is still to do. */
function Told({
  error,
  errors,
  open,
  caseId,
}: {
  error: unknown
  errors: Errors
  open: readonly string[]
  caseId: string
}) {
  if (error) {
    const { type, issues } = failureOf(error)
    if (type === 'case/id-used')
      return (
        <p className="error-text" role="alert">
          <span>{COUNTER.idUsed.zh}</span>
          <Link to="/cases/$caseId" params={{ caseId }}>
            {COUNTER.seeCase.zh}
          </Link>
        </p>
      )
    const stray = strayErrors(errors, ['applicant', 'agent', 'form', 'delivery', 'contact'])
    return (
      <div className="counter-told">
        {stray.length === 0 || issues.length === 0 ? <ErrorText error={error} /> : null}
        {stray.map((text) => (
          <p key={text} className="field-error" role="alert">
            {text}
          </p>
        ))}
      </div>
    )
  }
  return (
    <p className="counter-told soft" role="status">
      {open.length === 0 ? COUNTER.ready.zh : `${COUNTER.toDo.zh}${open.join('、')}`}
    </p>
  )
}

/** What has to be done before the button does it, in the order of the screen. */
function toDo(
  draft: CounterDraft,
  {
    offer,
    taken,
    settled,
    materials,
    shared,
  }: {
    offer: { deepEnough: boolean } | undefined
    taken: boolean
    settled: boolean
    materials: readonly { id: string; need: string }[]
    shared: ReadonlyMap<string, string>
  },
): string[] {
  const { text, item, found, way } = draft
  const unjudged = materials.some(
    ({ id, need }) => need === 'required' && !found[id]?.verdict && !shared.has(id),
  )
  const lacks = (way === 'mail' && !text.mailTo.trim()) || (way === 'station' && !text.station)
  return [
    ...(text.documentNumber.trim() && text.name.trim() ? [] : [COUNTER.needPerson.zh]),
    ...(item && (taken || !offer) ? [] : [COUNTER.needItem.zh]),
    ...(item && offer && !offer.deepEnough ? [COUNTER.needPlace.zh] : []),
    ...(taken && !settled ? [COUNTER.needSituation.zh] : []),
    ...(settled && unjudged ? [COUNTER.needMaterials.zh] : []),
    ...(settled && (way === '' || lacks) ? [COUNTER.needDelivery.zh] : []),
  ]
}
