import type { Action } from '../../../../ui/index.ts'
import type { DossierAction } from '../../rules/states.ts'
import { messagesIn } from './messages.ts'
import { stepsToDo } from './open-steps.ts'
import { inList, type Opened } from './opened.ts'
import { paths, type Resource } from './paths.ts'

/** What an officer can do on these pages: all but completing a filing, which is done where one files. */
export type OfficeAction = keyof typeof officeActions

/** Where an action stands: in the bar at the foot, or in a group of the sheet «Việc khác». */
export const actionGroups = ['main', 'time', 'people', 'papers', 'mend', 'end'] as const
export type ActionGroup = (typeof actionGroups)[number]

export interface ActionLook {
  readonly resource: Resource
  readonly group: ActionGroup
  /** The letter of the Vietnamese word; no two that can be seen together share one. */
  readonly key: string
  readonly kind: 'primary' | 'danger' | 'plain'
}

/** In the order of the bar: what is most often done comes first. */
export const officeActions = {
  accept: { resource: 'acceptances', group: 'main', key: 't', kind: 'primary' },
  finishStep: { resource: 'step-conclusions', group: 'main', key: 'k', kind: 'primary' },
  draftResult: { resource: 'result-drafts', group: 'main', key: 'd', kind: 'primary' },
  sign: { resource: 'signatures', group: 'main', key: 'k', kind: 'primary' },
  signCorrection: { resource: 'correction-signatures', group: 'main', key: 'k', kind: 'primary' },
  handOver: { resource: 'hand-overs', group: 'main', key: 't', kind: 'primary' },
  post: { resource: 'postings', group: 'main', key: 'v', kind: 'primary' },
  confirmWithdrawal: { resource: 'withdrawal-confirmations', group: 'main', key: 'r', kind: 'primary' },
  apologise: { resource: 'apologies', group: 'main', key: 'x', kind: 'plain' },
  explainDelay: { resource: 'delay-explanations', group: 'main', key: 'q', kind: 'plain' },
  takeUp: { resource: 'take-ups', group: 'main', key: 'n', kind: 'plain' },
  resume: { resource: 'resumptions', group: 'main', key: 'u', kind: 'plain' },
  recordPayment: { resource: 'payments', group: 'main', key: 'p', kind: 'plain' },
  requestSupplement: { resource: 'supplement-requests', group: 'main', key: 'b', kind: 'danger' },
  sendBack: { resource: 'send-backs', group: 'main', key: 's', kind: 'danger' },
  refuse: { resource: 'refusals', group: 'main', key: 'c', kind: 'plain' },
  pause: { resource: 'pauses', group: 'time', key: '', kind: 'plain' },
  extend: { resource: 'extensions', group: 'time', key: '', kind: 'plain' },
  consult: { resource: 'consultations', group: 'people', key: '', kind: 'plain' },
  assign: { resource: 'assignments', group: 'people', key: '', kind: 'plain' },
  takeOver: { resource: 'take-overs', group: 'people', key: '', kind: 'plain' },
  release: { resource: 'releases', group: 'people', key: '', kind: 'plain' },
  note: { resource: 'notes', group: 'people', key: '', kind: 'plain' },
  sendPapers: { resource: 'paper-moves', group: 'papers', key: '', kind: 'plain' },
  receivePapers: { resource: 'paper-receipts', group: 'papers', key: '', kind: 'plain' },
  reissue: { resource: 'reissues', group: 'papers', key: '', kind: 'plain' },
  putRight: { resource: 'righted-facts', group: 'mend', key: '', kind: 'plain' },
  correctResult: { resource: 'result-corrections', group: 'mend', key: '', kind: 'plain' },
  withdraw: { resource: 'withdrawals', group: 'end', key: '', kind: 'plain' },
  askWithdrawal: { resource: 'withdrawal-requests', group: 'end', key: '', kind: 'plain' },
  cancelWithdrawal: { resource: 'withdrawal-cancellations', group: 'end', key: '', kind: 'plain' },
  stop: { resource: 'stops', group: 'end', key: '', kind: 'plain' },
} as const satisfies Partial<Record<DossierAction, ActionLook>>

function possible(allowed: readonly DossierAction[]): OfficeAction[] {
  return (Object.keys(officeActions) as OfficeAction[]).filter(action => allowed.includes(action))
}

/** What can be done besides, by group, each a link to its form. */
export function otherActionsOf(opened: Opened) {
  const { dossier, allowed, locale } = opened
  const words = messagesIn(locale).actions
  return actionGroups
    .filter(group => group !== 'main')
    .map(group => ({
      group,
      actions: possible(allowed)
        .filter(action => officeActions[action].group === group)
        .map(action => ({
          text: words[action],
          href: inList(paths.form(dossier.code, officeActions[action].resource), opened),
        })),
    }))
    .filter(({ actions }) => actions.length > 0)
}

/** The buttons at the foot: only what is allowed now. Taking up is one press; everything else opens its form. */
export function actionsOf(opened: Opened): Action[] {
  const { dossier, allowed, locale } = opened
  const words = messagesIn(locale).actions
  const shown = possible(allowed).filter(action => officeActions[action].group === 'main')
  const hasPrimary = shown.some(action => officeActions[action].kind === 'primary')
  return shown.map((action, index) => {
    const { resource, key, kind } = officeActions[action]
    const isFirst = !hasPrimary && index === 0 && action !== 'requestSupplement'
    const look = { text: words[action], key, kind: isFirst ? ('primary' as const) : kind }
    if (action !== 'takeUp') return { ...look, href: inList(paths.form(dossier.code, resource), opened) }
    return {
      ...look,
      action: inList(paths.resource(dossier.code, resource), opened),
      fields: { seq: String(dossier.seq), about: stepsToDo(dossier, action, opened.actor)[0]?.key ?? '' },
    }
  })
}
