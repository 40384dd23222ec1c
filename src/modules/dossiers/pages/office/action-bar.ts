import { localPath } from '../../../../platform/http/index.ts'
import type { Action } from '../../../../ui/index.ts'
import type { DossierAction } from '../../rules/states.ts'
import { messagesIn } from './messages.ts'
import type { Opened } from './opened.ts'
import { paths, type Resource } from './paths.ts'

/** What an officer can do on these pages: all but completing a filing, which is done where one files. */
export type OfficeAction = keyof typeof officeActions

export interface ActionLook {
  readonly resource: Resource
  /** The letter of the Vietnamese word; no two that can be seen together share one. */
  readonly key: string
  readonly kind: 'primary' | 'danger' | 'plain'
}

/** In the order of the bar: what is most often done comes first. */
export const officeActions = {
  accept: { resource: 'acceptances', key: 't', kind: 'primary' },
  finishStep: { resource: 'step-conclusions', key: 'k', kind: 'primary' },
  draftResult: { resource: 'result-drafts', key: 'd', kind: 'primary' },
  sign: { resource: 'signatures', key: 'k', kind: 'primary' },
  handOver: { resource: 'hand-overs', key: 't', kind: 'primary' },
  takeUp: { resource: 'take-ups', key: 'n', kind: 'plain' },
  recordPayment: { resource: 'payments', key: 'p', kind: 'plain' },
  requestSupplement: { resource: 'supplement-requests', key: 'b', kind: 'danger' },
  sendBack: { resource: 'send-backs', key: 's', kind: 'danger' },
  refuse: { resource: 'refusals', key: 'c', kind: 'plain' },
} as const satisfies Partial<Record<DossierAction, ActionLook>>

/** The buttons at the foot: only what is allowed now. Taking up is one press; everything else opens its form. */
export function actionsOf({ dossier, allowed, locale }: Opened): Action[] {
  const words = messagesIn(locale).actions
  const shown = (Object.keys(officeActions) as OfficeAction[]).filter(action => allowed.includes(action))
  const hasPrimary = shown.some(action => officeActions[action].kind === 'primary')
  return shown.map((action, index) => {
    const { resource, key, kind } = officeActions[action]
    const look = { text: words[action], key, kind: hasPrimary || index > 0 ? kind : ('primary' as const) }
    if (action !== 'takeUp') return { ...look, href: localPath(paths.form(dossier.code, resource), locale) }
    return {
      ...look,
      action: localPath(paths.resource(dossier.code, resource), locale),
      fields: { seq: String(dossier.seq) },
    }
  })
}
