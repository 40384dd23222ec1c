import { type Locale, say } from '../../src/kernel/index.ts'
import type { TestApp } from './app.ts'
import { type DossierInHand, inHand } from './dossiers.ts'
import { birthAnswers, onePixelPng, upload } from './filings.ts'
import { theProcedure } from './journey-words.ts'
import { citizenToken } from './people.ts'

type Site = Pick<TestApp, 'app' | 'parts'>

interface Papers {
  readonly procedure: string
  readonly answers: object
  readonly components: readonly string[]
  readonly returnBy?: 'account' | 'counter'
}

/** Filed online at Ba Đình by the first demo citizen, each paper as one picture. */
async function filed({ app, parts }: Site, { components, ...filing }: Papers): Promise<DossierInHand> {
  const token = await citizenToken(parts.db)
  const handedIn = []
  for (const key of components) {
    const file = await upload(app, token, onePixelPng, `${key}.png`)
    handedIn.push({ key, files: [file], originals: 1 })
  }
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    headers: { authorization: `Bearer ${token}` },
    payload: { competentAuthority: 'ward-00004', returnBy: 'account', ...filing, components: handedIn },
  })
  if (answer.statusCode !== 201) throw new Error(`not filed: ${answer.body}`)
  return inHand({ app, parts }, answer.json().code)
}

/** A permit for a house: two departments are asked side by side while the site is inspected. */
export function aFiledPermit(site: Site): Promise<DossierInHand> {
  return filed(site, {
    procedure: '1.013225',
    components: ['drawings'],
    answers: {
      requesterName: 'Trịnh Thị Mai Hoa',
      requesterNumber: '099196004121',
      requesterPhone: '0900000101',
      requesterAddress: birthAnswers.requesterAddress,
      sitePlace: 'Ngõ 45, phố Trúc Bạch, phường Ba Đình, thành phố Hà Nội',
      plot: '112',
      sheet: '27',
      siteArea: 64,
      landInDatabase: true,
      kind: 'house',
      floorArea: 52,
      floors: 4,
      height: 15,
      adjoining: false,
    },
  })
}

/** Birth, residence and health insurance in one, handled in three branches. */
export function aFiledLinkedBirth(site: Site, returnBy: 'account' | 'counter'): Promise<DossierInHand> {
  return filed(site, {
    procedure: '3.000722',
    returnBy,
    components: ['birthNotice'],
    answers: {
      ...birthAnswers,
      residenceWith: 'mother',
      residenceWard: 'ward-00004',
      residenceAddress: 'Số 18, ngõ 45, phố Trúc Bạch',
      householderName: 'Trịnh Thị Mai Hoa',
      clinic: 'Trạm y tế phường Ba Đình',
    },
  })
}

/** What the results of the linked birth are called, by branch. */
export function resultNames(locale: Locale): Readonly<Record<string, string>> {
  const branches = theProcedure('3.000722').branches ?? []
  return Object.fromEntries(branches.map(({ key, result }) => [key, say(result.name, locale)]))
}
