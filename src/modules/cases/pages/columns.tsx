import { CHANNEL } from '../../../core/words/cases.ts'
import { LIST } from '../../../core/words/workbench.ts'
import { CaseNumber } from '../../../workbench/widgets/CaseNumber.tsx'
import type { Column } from '../../../workbench/widgets/DataTable.tsx'
import { DueMark } from '../../../workbench/widgets/DueMark.tsx'
import { StatusTag } from '../../../workbench/widgets/StatusTag.tsx'
import type { CaseLine } from '../contract.ts'

const status: Column<CaseLine> = {
  key: 'status',
  head: LIST.status.zh,
  width: 136,
  cell: (line) => <StatusTag status={line.status} />,
}
const due: Column<CaseLine> = {
  key: 'due',
  head: LIST.due.zh,
  width: 116,
  cell: (line) => <DueMark due={line} />,
}
const applicant: Column<CaseLine> = {
  key: 'applicant',
  head: LIST.applicant.zh,
  width: 216,
  cell: ({ applicantName }) => (
    <span className="two-lines strong" title={applicantName}>
      {applicantName}
    </span>
  ),
}
const item: Column<CaseLine> = {
  key: 'item',
  head: LIST.item.zh,
  cell: ({ title }) => (
    <span className="two-lines" title={title}>
      {title}
    </span>
  ),
}
const channel: Column<CaseLine> = {
  key: 'channel',
  head: LIST.channel.zh,
  width: 76,
  cell: (line) => CHANNEL[line.channel].zh,
}
const step: Column<CaseLine> = {
  key: 'step',
  head: LIST.step.zh,
  width: 96,
  cell: (line) => (
    <span className="two-lines" title={line.step ?? ''}>
      {line.step ?? '—'}
    </span>
  ),
}
const holder = (me: string): Column<CaseLine> => ({
  key: 'holder',
  head: LIST.holder.zh,
  width: 76,
  cell: (line) =>
    line.holder === null ? (
      <span className="soft">{LIST.nobody.zh}</span>
    ) : line.holder === me ? (
      <strong>{LIST.me.zh}</strong>
    ) : (
      line.holderName
    ),
})
const number: Column<CaseLine> = {
  key: 'number',
  head: LIST.number.zh,
  width: 150,
  cell: (line) => <CaseNumber number={line.number} />,
}
const organ = (names: Readonly<Record<string, string>>): Column<CaseLine> => ({
  key: 'organ',
  head: LIST.organ.zh,
  width: 132,
  cell: ({ organId }) => (
    <span className="two-lines" title={names[organId] ?? ''}>
      {names[organId] ?? '—'}
    </span>
  ),
})
/** Beside an open case there is room for one line of two rows: who and what, and how it stands. */
const brief: Column<CaseLine> = {
  key: 'brief',
  head: LIST.applicantAndItem.zh,
  cell: ({ applicantName, title }) => (
    <span className="brief" title={`${applicantName} ${title}`}>
      <strong>{applicantName}</strong>
      <span>{title}</span>
    </span>
  ),
}

/** The columns of a work list; beside an open case the few that tell cases apart. */
export function columnsOf(
  me: string,
  narrow: boolean,
  organs?: Readonly<Record<string, string>>,
): Column<CaseLine>[] {
  if (narrow) return [{ ...due, width: 94 }, brief, { ...status, width: 140 }]
  return organs
    ? [status, due, applicant, item, organ(organs), step, holder(me), number]
    : [status, due, applicant, item, channel, step, holder(me), number]
}
