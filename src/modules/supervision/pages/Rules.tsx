import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { POINT, type PointNumber, RULE_AREA } from '../../../core/words/supervision.ts'
import { CARDS, RULE_PAGE } from '../../../core/words/supervision-screens.ts'
import { type Column, DataTable } from '../../../workbench/widgets/DataTable.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { useTitle } from '../../../workbench/widgets/useTitle.ts'
import type { RuleLine } from '../contract.ts'
import { LevelMark } from './marks.tsx'
import { RulePoint } from './RulePoint.tsx'
import { rulesQuery } from './reads.ts'
import { SupervisionTabs } from './Tabs.tsx'

/** The rules by which cards are issued, and for each point a page that explains it. */
export function RulesPage(): ReactElement {
  const { point } = useParams({ strict: false })
  const navigate = useNavigate()
  const found = useQuery(rulesQuery)
  const [selected, setSelected] = useState<string>()
  useTitle(RULE_PAGE.title.zh)
  const rules = found.data?.rules ?? []
  return (
    <section className="page">
      <div className="list-head">
        <h1>{RULE_PAGE.title.zh}</h1>
        <SupervisionTabs current="rules" />
        {point ? (
          <Link to="/rules" className="plain-link">
            {RULE_PAGE.all.zh}
          </Link>
        ) : (
          <p className="hint">{RULE_PAGE.lead.zh}</p>
        )}
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      {point && found.data ? (
        <RulePoint point={Number(point)} data={found.data} />
      ) : (
        <DataTable
          label={RULE_PAGE.title.zh}
          columns={COLUMNS}
          rows={rules}
          keyOf={({ id }) => id}
          selected={rules.some(({ id }) => id === selected) ? selected : rules[0]?.id}
          onSelect={({ id }) => setSelected(id)}
          onOpen={(rule) => void navigate({ to: '/rules/$point', params: { point: String(rule.point) } })}
          busy={found.isPending}
          empty={null}
        />
      )}
    </section>
  )
}

const COLUMNS: readonly Column<RuleLine>[] = [
  { key: 'point', head: CARDS.point.zh, width: 60, align: 'right', cell: ({ point }) => point },
  { key: 'level', head: CARDS.level.zh, width: 76, cell: ({ level }) => <LevelMark level={level} /> },
  {
    key: 'name',
    head: RULE_PAGE.title.zh,
    cell: ({ point }) => (
      <span className="brief" title={POINT[point as PointNumber].name.zh}>
        <strong>{POINT[point as PointNumber].name.zh}</strong>
        <span>{POINT[point as PointNumber].source.zh}</span>
      </span>
    ),
  },
  { key: 'area', head: RULE_PAGE.area.zh, width: 70, cell: ({ area }) => RULE_AREA[area].zh },
  {
    key: 'threshold',
    head: RULE_PAGE.threshold.zh,
    width: 70,
    cell: ({ comparison, threshold }) => `${comparison} ${threshold}`,
  },
  { key: 'version', head: RULE_PAGE.version.zh, width: 60, align: 'right', cell: ({ version }) => version },
  {
    key: 'enabled',
    head: RULE_PAGE.enabled.zh,
    width: 80,
    cell: ({ enabled }) =>
      enabled ? RULE_PAGE.on.zh : <span className="soft">{RULE_PAGE.disabled.zh}</span>,
  },
]
