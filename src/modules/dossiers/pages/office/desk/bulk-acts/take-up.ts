import { takeUpStep } from '../../../../actions/handle-step.ts'
import { workItems } from '../../../../rules/work-items.ts'
import type { BulkAct } from '../bulk-act.ts'

export const takeUp: BulkAct<null> = {
  action: 'takeUp',
  key: 'n',
  kinds: ['examine', 'consult', 'inspect', 'draft', 'sign'],
  hindrance: (_, { dossier }, actor) =>
    workItems(dossier).some(({ officer }) => officer === actor.id) ? 'already_yours' : undefined,
  read: () => null,
  perform: (deps, acting) => takeUpStep(deps, acting),
}
