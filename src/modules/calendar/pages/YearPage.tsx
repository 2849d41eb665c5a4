import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { CALENDAR } from '../../../core/words/calendar.ts'
import { say } from '../../../core/words/workbench.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import { DayTable } from './DayTable.tsx'
import { yearQuery } from './reads.ts'

/** One year: as announced, and after each notice that amended it. */
export function YearPage({ year }: { year: number }): ReactElement {
  const shown = useQuery(yearQuery(year))
  useTitle(`${year} ${CALENDAR.yearTitle.zh}`)
  return (
    <section className="page calendar-page">
      <div className="list-head">
        <h1>{`${year} ${CALENDAR.yearTitle.zh}`}</h1>
        <Link to="/calendar">{CALENDAR.back.zh}</Link>
      </div>
      <div className="calendar-body">
        {shown.error && <ErrorText error={shown.error} retry={() => void shown.refetch()} />}
        {shown.data?.provisional && <p className="strip">{CALENDAR.none.zh}</p>}
        {shown.data?.editions.toReversed().map(({ notice, workingDays, days }, n, all) => (
          <section key={notice?.number ?? 'law'}>
            <h2>
              {notice &&
                `${n === all.length - 1 ? CALENDAR.announced.zh : CALENDAR.amended.zh}：${notice.number}`}
            </h2>
            {notice && (
              <p className="soft">
                {notice.title}（{notice.issuedOn}）
              </p>
            )}
            <p>{`${say(CALENDAR.workingDays, {})} ${workingDays}`}</p>
            <DayTable days={days} label={notice?.number ?? CALENDAR.provisional.zh} />
          </section>
        ))}
      </div>
    </section>
  )
}
