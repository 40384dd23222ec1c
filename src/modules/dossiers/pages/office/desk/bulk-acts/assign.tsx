import { errorFor, Select } from '../../../../../../ui/index.ts'
import { isRole, officersOf } from '../../../../../organisation/index.ts'
import { assignStep } from '../../../../actions/assign-step.ts'
import { workItems } from '../../../../rules/work-items.ts'
import { textOf } from '../../form-values.ts'
import type { BulkAct } from '../bulk-act.ts'
import { deskMessages } from '../messages.ts'

/** A leader gives the open steps of the unit to one colleague. */
export const assign: BulkAct<string> = {
  action: 'assign',
  key: 'i',
  kinds: ['examine', 'consult', 'inspect', 'draft', 'sign'],
  isOffered: ({ unit }, { posts }) => posts.some(post => post.unit === unit && post.role === 'leader'),
  async choices({ db }, chosen) {
    const posts = chosen.flatMap(({ dossier }) =>
      workItems(dossier).flatMap(({ key, unit, role }) =>
        key.startsWith('step:') && isRole(role) ? [{ unit, role }] : [],
      ),
    )
    const distinct = new Map(posts.map(post => [`${post.unit} ${post.role}`, post]))
    const officers = await Promise.all(
      [...distinct.values()].map(({ unit, role }) => officersOf(db, unit, role)),
    )
    const names = new Map(officers.flat().map(({ id, fullName }) => [id as string, fullName]))
    return [...names].map(([value, text]) => ({ value, text }))
  },
  read: body => textOf(body, 'officer'),
  faults: async (officer, { locale }) =>
    officer === '' ? [{ field: 'officer', message: deskMessages(locale).assignMissing }] : [],
  Fields: ({ locale, errors, choices }) => (
    <Select
      name="officer"
      label={deskMessages(locale).assignTo}
      items={[{ value: '', text: deskMessages(locale).assignChoose }, ...choices]}
      error={errorFor(errors, 'officer')}
    />
  ),
  perform: (deps, acting, officer) => assignStep(deps, acting, officer),
}
