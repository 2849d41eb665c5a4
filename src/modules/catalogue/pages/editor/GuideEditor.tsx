import './editor.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import { strandedIn } from '../../../../core/guide/askable.ts'
import { type GuideDraft, guideIn } from '../../../../core/guide/draft.ts'
import type { Guide } from '../../../../core/guide/guide.ts'
import type { LintFinding } from '../../../../core/guide/lint.ts'
import { EDITOR, EDITOR_SECTION, WHEN_WORDS } from '../../../../core/words/guide-editor.ts'
import { say } from '../../../../core/words/workbench.ts'
import { call } from '../../../../platform/call.ts'
import { listDepartments } from '../../../organisation/contract.ts'
import { Controls } from './Control.tsx'
import { EditingProvider } from './editing.ts'
import { keyOf } from './Findings.tsx'
import { controlId, type Path, removeAt } from './paths.ts'
import { SECTIONS, type Section, sectionOf } from './shape.ts'
import { TryOut } from './TryOut.tsx'

type Props = {
  value: GuideDraft
  /** What is wrong with the draft; `useFindings` looks for it while it is typed. */
  findings: readonly LintFinding[]
  /** Where to take the reader: its section, and its control. Another object is another wish. */
  goal?: { path: Path } | undefined
  readOnly?: boolean
  onChange: (draft: GuideDraft) => void
}

/** The sections whose every change shows in what people are asked. */
const PREVIEWED: readonly Section[] = ['situations', 'materials', 'form']
const ALL = Object.keys(SECTIONS) as Section[]

/**
 * A guide as its author writes it, complete or not: sections in a rail, every field with its control, and what is wrong
 * where it is wrong. Keeping, submitting and auditing belong to the page around it.
 */
export function GuideEditor({ value, findings, goal, readOnly = false, onChange }: Props): ReactElement {
  const [section, setSection] = useState<Section>('basics')
  const [removed, setRemoved] = useState<{ name: string; before: GuideDraft; after: GuideDraft }>()
  const departments = useQuery({
    queryKey: ['departments'],
    queryFn: () => call(listDepartments, {}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const editing = useMemo(
    () => ({
      draft: value,
      findings,
      readOnly,
      departments: (departments.data?.departments ?? []).map(({ key, name }) => ({
        value: key,
        label: name,
      })),
      change: onChange,
      remove: (path: Path, index: number, name: string) => {
        const after = removeAt(value, path, index)
        setRemoved({ name, before: value, after })
        onChange(after)
      },
    }),
    [value, findings, readOnly, departments.data, onChange],
  )
  const wish = useRef<Props['goal']>(undefined)
  useEffect(() => {
    wish.current = goal
    if (goal) setSection(sectionOf(goal.path))
  }, [goal])
  // once its section is drawn, and only once
  useEffect(() => {
    if (!goal || wish.current !== goal || sectionOf(goal.path) !== section) return
    wish.current = undefined
    goTo(goal.path)
  }, [goal, section])
  const beside = PREVIEWED.includes(section)
  const guide = useMemo(() => guideIn(value), [value])
  return (
    <EditingProvider value={editing}>
      <section className={beside ? 'guide-editor beside' : 'guide-editor'} aria-label={EDITOR.title.zh}>
        <SectionRail findings={findings} current={section} onGo={setSection} />
        <div className="edit-body">
          <h2 className="edit-title" id="edit-section">
            {EDITOR_SECTION[section].zh}
          </h2>
          {removed?.after === value && (
            <p className="strip" role="status">
              {say(EDITOR.removed, { name: removed.name })}
              <Button
                size="small"
                onClick={() => {
                  onChange(removed.before)
                  setRemoved(undefined)
                }}
              >
                {EDITOR.undo.zh}
              </Button>
            </p>
          )}
          <Stranded guide={guide} />
          <SectionFindings section={section} findings={findings} readOnly={readOnly} />
          <Controls base="" of={SECTIONS[section]} />
        </div>
        {beside && <TryOut guide={guide} />}
      </section>
    </EditingProvider>
  )
}

function SectionRail({
  findings,
  current,
  onGo,
}: {
  findings: readonly LintFinding[]
  current: Section
  onGo: (section: Section) => void
}) {
  const counts = useMemo(() => {
    const sections = findings.flatMap(({ severity, path }) => (severity === 'error' ? [sectionOf(path)] : []))
    return Object.fromEntries(ALL.map((one) => [one, sections.filter((section) => section === one).length]))
  }, [findings])
  return (
    <nav className="edit-rail" aria-label={EDITOR.sections.zh}>
      <ul>
        {ALL.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === current ? 'true' : undefined}
              onClick={() => onGo(one)}
            >
              {EDITOR_SECTION[one].zh}
              {(counts[one] ?? 0) > 0 && (
                <span className="count">
                  {counts[one]}
                  <span className="hidden">{EDITOR.toMend.zh}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Every finding of the section on top, each a way to its field, wherever that lies folded. */
function SectionFindings({
  section,
  findings,
  readOnly,
}: {
  section: Section
  findings: readonly LintFinding[]
  readOnly: boolean
}) {
  const here = findings.filter(({ path }) => sectionOf(path) === section)
  if (here.length === 0) return <p className="soft edit-clean">{EDITOR.clean.zh}</p>
  return (
    <details className="edit-summary">
      <summary>{say(EDITOR.findings, { n: here.length })}</summary>
      <ul>
        {here.map((finding) => (
          <li key={keyOf(finding)}>
            <strong>{EDITOR[finding.severity].zh}</strong>：{finding.message}
            <button type="button" className="plain-link" onClick={() => goTo(finding.path)}>
              {readOnly ? EDITOR.look.zh : EDITOR.goto.zh}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Unfolds the entries around a place and puts the hands on its control. */
function goTo(path: Path): void {
  const outer = path.split('.').map((_, n, all) => all.slice(0, n + 1).join('.'))
  for (const place of outer)
    document
      .querySelector<HTMLElement>(`[data-entry="${place}"] > .edit-head > [aria-expanded="false"]`)
      ?.click()
  requestAnimationFrame(() => {
    const nearest = outer.toReversed().map((place) => document.getElementById(controlId(place)))
    nearest.find((control) => control !== null)?.focus()
  })
}

/** Says at once when a question was moved or removed from before a condition that asks it. */
function Stranded({ guide }: { guide: Guide }) {
  const stranded = useMemo(() => strandedIn(guide), [guide])
  if (stranded.length === 0) return null
  return (
    <ul className="strip edit-stranded" role="alert">
      {stranded.map(({ path, name, asks }) => (
        <li key={`${path} ${asks}`}>
          {say(WHEN_WORDS.stranded, { of: name || EDITOR.unnamed.zh, question: asks })}
        </li>
      ))}
    </ul>
  )
}
