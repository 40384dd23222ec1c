import { latest } from '../../src/modules/documents/index.ts'
import type { DossierAction } from '../../src/modules/dossiers/index.ts'
import { findPublic } from '../../src/modules/dossiers/index.ts'
import type { TestApp } from './app.ts'
import { birthFiling } from './filings.ts'
import { citizenToken, demo, officerToken } from './people.ts'

/** A dossier in the hands of a test: acts on it through the API as the demo ward's officers. */
export interface DossierInHand {
  readonly code: string
  act(who: string, action: DossierAction, body?: object): Promise<DossierAnswer>
}

interface DossierAnswer {
  readonly seq: number
  readonly status: string
  readonly step: { readonly kind: string } | null
}

/** A birth filed online by the first demo citizen. */
export async function aFiledBirth({ app, parts }: Pick<TestApp, 'app' | 'parts'>): Promise<DossierInHand> {
  const citizen = await citizenToken(parts.db)
  const filed = await app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    headers: { authorization: `Bearer ${citizen}` },
    payload: await birthFiling(app, citizen),
  })
  if (filed.statusCode !== 201) throw new Error(`not filed: ${filed.body}`)
  return inHand({ app, parts }, filed.json().code)
}

/** A dossier that was filed before, by its code. */
export function inHand({ app, parts }: Pick<TestApp, 'app' | 'parts'>, code: string): DossierInHand {
  return {
    code,
    async act(who, action, body = {}) {
      const seq = (await findPublic(parts.db, code))?.seq
      const token = await officerToken(parts.db, who)
      const answer = await app.inject({
        method: 'POST',
        url: `/api/v1/dossiers/${code}/actions/${action}`,
        headers: { authorization: `Bearer ${token}` },
        payload: { seq, ...body },
      })
      if (answer.statusCode !== 200) throw new Error(`${action} refused: ${answer.body}`)
      return answer.json()
    },
  }
}

/** The same, accepted and handled up to the leader's desk. */
export async function aDraftedBirth(site: Pick<TestApp, 'app' | 'parts'>): Promise<DossierInHand> {
  const dossier = await aFiledBirth(site)
  let { step } = await dossier.act('tiepnhan.badinh', 'accept')
  while (step !== null && step.kind !== 'sign') {
    const done =
      step.kind === 'draft'
        ? await dossier.act('xuly.badinh', 'draftResult', { kind: 'granted' })
        : await dossier.act('xuly.badinh', 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện.' })
    step = done.step
  }
  return dossier
}

/** The same, signed; the applicant wanted it in the account, so it is theirs. */
export async function aSignedBirth(
  site: Pick<TestApp, 'app' | 'parts'>,
): Promise<DossierInHand & { token: string }> {
  const dossier = await aDraftedBirth(site)
  await dossier.act('lanhdao.badinh', 'sign', { password: demo.password })
  const row = await findPublic(site.parts.db, dossier.code)
  const result = row && (await latest(site.parts.db, row.id, 'result'))
  return { ...dossier, token: result?.checkToken ?? '' }
}
