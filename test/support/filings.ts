import type { App } from '../../src/platform/http/index.ts'

/** A birth filed by the mother, with the paper the hospital gave. */
export async function birthFiling(app: App, token: string) {
  const file = await upload(app, token, onePixelPng)
  return {
    procedure: '1.001193',
    competentAuthority: 'ward-00004',
    returnBy: 'account' as const,
    answers: birthAnswers,
    components: [{ key: 'birthNotice', files: [file] }],
  }
}

export const birthAnswers = {
  requesterName: 'Trịnh Thị Mai Hoa',
  requesterBirth: '1996-04-12',
  requesterNumber: '099196004121',
  requesterAddress: 'Số 18, ngõ 45, phố Trúc Bạch, phường Ba Đình, thành phố Hà Nội',
  requesterPhone: '0900000101',
  relation: 'mother',
  childName: 'Hoàng Trịnh Bảo Ngọc',
  childBirth: '2026-09-28',
  late: false,
  childSex: 'female',
  childEthnicity: 'Kinh',
  childNationality: 'Việt Nam',
  childHometown: 'Phường Ba Đình, thành phố Hà Nội',
  birthPlace: 'Bệnh viện Phụ sản Hà Nội',
  birthCase: 'ordinary',
  birthProof: 'paper',
  motherName: 'Trịnh Thị Mai Hoa',
  motherBirth: '1996-04-12',
  motherEthnicity: 'Kinh',
  motherNationality: 'Việt Nam',
  motherAddress: 'Số 18, ngõ 45, phố Trúc Bạch, phường Ba Đình, thành phố Hà Nội',
  hasFather: false,
}

/** The smallest honest picture. */
export const onePixelPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends a file over the API and gives its id. */
export async function upload(
  app: App,
  token: string,
  content: Buffer,
  name = 'giay-chung-sinh.png',
): Promise<string> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(content)]), name)
  const sent = new Response(body)
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': sent.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  if (answer.statusCode !== 201) throw new Error(`upload refused: ${answer.body}`)
  return answer.json().id
}
