import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { LEVEL, POINT, type PointNumber, RULE_AREA } from '../../../core/words/supervision.ts'
import { RULE_PAGE } from '../../../core/words/supervision-screens.ts'
import { FORM, say } from '../../../core/words/workbench.ts'
import { call, failureOf } from '../../../platform/call.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { errorsOf, NO_ERRORS } from '../../../workbench/widgets/issues.ts'
import { type RuleLine, type Rules, setRule } from '../contract.ts'
import { LevelMark } from './marks.tsx'

/** One point of supervision in plain words: what it means, where it comes from, and its rules with all their versions. */
export function RulePoint({
  point,
  data,
}: {
  point: number
  data: z.infer<typeof Rules>
}): ReactElement | null {
  const about = POINT[point as PointNumber]
  const rules = data.rules.filter((rule) => rule.point === point)
  const [changed, setChanged] = useState<RuleLine>()
  if (!about) return null
  return (
    <article className="card-page" aria-label={about.name.zh}>
      <div className="rule-page">
        <section className="part" aria-labelledby="rule-means">
          <h2 id="rule-means">
            {point} {about.name.zh}
          </h2>
          <p>{about.means.zh}</p>
          <p className="soft">
            {RULE_PAGE.source.zh}：{about.source.zh}
          </p>
        </section>
        {rules.map((rule) => (
          <OneRule
            key={rule.id}
            rule={rule}
            waitsFor={'waitsFor' in about ? about.waitsFor.zh : RULE_PAGE.byHand.zh}
            onChange={data.mine && rule.fact !== 'none' ? () => setChanged(rule) : undefined}
          />
        ))}
        <Versions data={data} rules={rules} />
      </div>
      {changed && <ChangeRule rule={changed} onClose={() => setChanged(undefined)} />}
    </article>
  )
}

type OneRuleProps = { rule: RuleLine; waitsFor: string; onChange: (() => void) | undefined }

function OneRule({ rule, waitsFor, onChange }: OneRuleProps) {
  const { level, comparison, threshold, area, version, priority, enabled, confirm, within, recipients } = rule
  const facts = [
    [RULE_PAGE.threshold.zh, `${comparison} ${threshold}（${unitOf(area)}）`],
    [RULE_PAGE.area.zh, RULE_AREA[area].zh],
    [RULE_PAGE.recipients.zh, recipients.map((one) => RULE_PAGE[one].zh).join('、')],
    [RULE_PAGE.within.zh, within || RULE_PAGE.everywhere.zh],
    [RULE_PAGE.priority.zh, String(priority)],
    [RULE_PAGE.version.zh, String(version)],
    [RULE_PAGE.enabled.zh, enabled ? RULE_PAGE.on.zh : RULE_PAGE.disabled.zh],
    ...(enabled ? [] : [[RULE_PAGE.because.zh, waitsFor]]),
  ]
  return (
    <section className="part" aria-label={LEVEL[level].zh}>
      <h2>
        <LevelMark level={level} />{' '}
        <span className="soft">{confirm ? RULE_PAGE.confirm.zh : RULE_PAGE.automatic.zh}</span>
      </h2>
      <dl className="answers">
        {facts.map(([word, said]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {onChange && <Button onClick={onChange}>{RULE_PAGE.change.zh}</Button>}
    </section>
  )
}

const unitOf = (area: RuleLine['area']) =>
  area === 'time' ? RULE_PAGE.overdueUnit.zh : RULE_PAGE.countUnit.zh

function Versions({ data, rules }: { data: z.infer<typeof Rules>; rules: readonly RuleLine[] }) {
  const versions = data.versions.filter(({ id }) => rules.some((rule) => rule.id === id))
  return (
    <section className="part" aria-labelledby="rule-versions">
      <h2 id="rule-versions">{RULE_PAGE.versions.zh}</h2>
      {versions.length === 0 ? (
        <p className="soft">{RULE_PAGE.none.zh}</p>
      ) : (
        <ul>
          {versions.map(({ id, version, threshold, enabled, reason, setName, setAt }) => (
            <li key={`${id}/${version}`}>
              {LEVEL[rules.find((rule) => rule.id === id)?.level ?? 'warning'].zh}{' '}
              {say(RULE_PAGE.versionLine, {
                version,
                threshold,
                state: enabled ? RULE_PAGE.on.zh : RULE_PAGE.disabled.zh,
                reason,
              })}
              <span className="soft">
                {' '}
                {setName} {setAt.slice(0, 10)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A new version of a rule, with its reason. */
function ChangeRule({ rule, onClose }: { rule: RuleLine; onClose: () => void }) {
  const [threshold, setThreshold] = useState(String(rule.threshold))
  const [enabled, setEnabled] = useState(rule.enabled)
  const [reason, setReason] = useState('')
  const queries = useQueryClient()
  const send = useMutation({
    mutationFn: () =>
      call(setRule, { rule: rule.id, threshold: Number(threshold.trim() || 'x'), enabled, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['supervision', 'rules'] })
      onClose()
    },
  })
  const failure = send.error ? failureOf(send.error) : undefined
  const errors = failure ? errorsOf(failure.issues) : NO_ERRORS
  return (
    <Dialog title={`${POINT[rule.point as PointNumber].name.zh} ${LEVEL[rule.level].zh}`} onClose={onClose}>
      {failure && failure.issues.length === 0 && <ErrorText error={send.error} />}
      <Field label={RULE_PAGE.threshold.zh} hint={unitOf(rule.area)} error={errors.threshold}>
        {(wired) => (
          <Input {...wired} value={threshold} onChange={(event) => setThreshold(event.target.value)} />
        )}
      </Field>
      <Checkbox checked={enabled} onChange={(event) => setEnabled(event.target.checked)}>
        {RULE_PAGE.enabled.zh}
      </Checkbox>
      <Field label={RULE_PAGE.reason.zh} error={errors.reason}>
        {(wired) => (
          <Input
            {...wired}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="dialog-foot">
        <Button onClick={onClose}>{FORM.cancel.zh}</Button>
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
          {FORM.save.zh}
        </Button>
      </div>
    </Dialog>
  )
}
