/**
 * Every paper filled with people and dossiers that do not exist, for the gallery and the pictures the tests compare:
 * names as long as real ones are, and enough rows to fill a second page.
 */
import type { HandOver, Paper, RegisterRow, SlipFacts } from './papers.ts'

export type GalleryKind = Paper['kind']

const moment = (text: string) => Temporal.Instant.from(`${text}+07:00`)
const at = moment('2026-11-23T09:15')
const authority = 'Ủy ban nhân dân phường Hoa Lư – Vạn Thắng Tây'
const counter = 'Điểm Phục vụ hành chính công phường Hoa Lư – Vạn Thắng Tây'
const centre = 'Trung tâm Phục vụ hành chính công thành phố Minh Giang'
const division = 'Phòng Kinh tế, Hạ tầng và Đô thị'
const officer = 'Nguyễn Hoàng Phương Uyên'
const lookUp = 'motcua.example/tra-cuu'
const check = { page: 'https://motcua.example/xac-thuc', token: '7ZZQ0F4KXM1V9T2C8B6N3D5HRW' }

const slip: SlipFacts = {
  head: { above: 'Thành phố Minh Giang', body: counter, place: 'Hoa Lư – Vạn Thắng Tây' },
  code: 'A00.107-261123-00012',
  trackUrl: 'https://motcua.example/tra-cuu/A00.107-261123-00012',
  lookUp,
  at,
  receivingUnit: counter,
  applicant: {
    owner: 'Công Tằng Tôn Nữ Hoàng Nguyễn Thị Thùy Dương',
    submitter: 'Nguyễn Phước Bảo Khánh',
    number: '099190000123',
    address: 'Căn hộ 1205, tòa nhà CT2A, số 48, ngõ 192, phố Nguyễn Trường Tộ, phường Hoa Lư – Vạn Thắng Tây',
    phone: '0900 000 000',
    email: 'thuyduong.congtangtonnu@nguoidan.example',
  },
  request: 'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
  entryHash: 'b3a1f0c4d2e59768'.repeat(4),
}

const listed = {
  components: [
    'Đơn đề nghị cấp giấy phép xây dựng',
    'Giấy tờ chứng minh quyền sử dụng đất',
    'Hai bộ bản vẽ thiết kế xây dựng',
    'Bản cam kết bảo đảm an toàn đối với công trình liền kề',
  ],
  reportAt: 'motcua.example/phan-anh',
}

const own = { ...slip, head: { above: 'Thành phố Minh Giang', body: authority, place: slip.head.place } }

const deputy = {
  capacity: 'KT',
  headTitle: 'Chủ tịch',
  onBehalfOf: 'Ủy ban nhân dân',
  title: 'Phó Chủ tịch',
  name: 'Đặng Trần Nguyễn Minh Quang',
} as const

const delegate = {
  capacity: 'TUQ',
  headTitle: 'Chủ tịch',
  title: 'Giám đốc Trung tâm Phục vụ hành chính công',
  name: 'Lê Hoàng Thị Bích Ngọc',
  basis: 'Quyết định số 15/QĐ-UBND ngày 05/01/2026',
} as const

const gallery: { readonly [Kind in GalleryKind]: () => Extract<Paper, { kind: Kind }> } = {
  form01: () => ({
    kind: 'form01',
    facts: {
      ...slip,
      listed,
      components: [
        { name: 'Đơn đề nghị cấp giấy phép xây dựng theo mẫu', originals: 1, certified: 0, copies: 0 },
        {
          name: 'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất',
          originals: 0,
          certified: 1,
          copies: 1,
        },
        { name: 'Bản vẽ thiết kế xây dựng', originals: 2, certified: 0, copies: 0 },
      ],
      timeLimit: '07 ngày làm việc',
      receivedAt: at,
      resultAt: moment('2026-12-02T17:00'),
      returnAt: counter,
      fee: '75.000 đồng (đã nộp, biên lai số 0001234)',
      register: { book: '02/2026', number: '1284' },
      officer,
    },
  }),
  form02: () => ({
    kind: 'form02',
    facts: {
      ...slip,
      listed,
      items: [
        {
          name: 'Bản vẽ thiết kế xây dựng',
          reason: 'thiếu bản vẽ mặt bằng móng và sơ đồ đấu nối hệ thống cấp nước, thoát nước',
        },
        {
          name: 'Bản cam kết bảo đảm an toàn đối với công trình liền kề',
          reason: 'chưa có chữ ký của chủ sử dụng nhà số 46',
        },
      ],
      reason: 'Hồ sơ chưa đủ căn cứ để xem xét điều kiện cấp giấy phép.',
      ground: 'Điều 54 Nghị định số 217/2026/NĐ-CP',
      answerBy: moment('2026-12-23T17:00'),
      contact: `${officer}, số điện thoại 024 0000 0000`,
      officer,
    },
  }),
  form03: () => ({
    kind: 'form03',
    facts: {
      ...slip,
      listed,
      reason:
        'Thửa đất nằm trên địa bàn phường Bến Trúc, hồ sơ không thuộc thẩm quyền giải quyết của phường Hoa Lư – Vạn Thắng Tây.',
      ground: 'Điều 17 Nghị định số 118/2025/NĐ-CP',
      rightAuthority: 'Ủy ban nhân dân phường Bến Trúc',
      contact: `${officer}, số điện thoại 024 0000 0000`,
      officer,
    },
  }),
  form04: () => ({
    kind: 'form04',
    facts: {
      ...own,
      number: '12/VBXL-UBND',
      symbol: 'VBXL-UBND',
      signer: deputy,
      signedAt: at,
      check,
      receivedAt: moment('2026-11-12T10:20'),
      promisedAt: moment('2026-11-24T17:00'),
      delayedBy: division,
      reason:
        'Chưa nhận được ý kiến của Công ty Điện lực Hoa Lư về hành lang an toàn lưới điện; văn bản hỏi ý kiến đã gửi ngày 16/11/2026.',
      newAt: moment('2026-11-27T17:00'),
      returnAt: counter,
      recipients: ['Như trên', counter, centre, 'Lưu: VT, hồ sơ'],
    },
  }),
  form05: () => ({
    kind: 'form05',
    facts: {
      ...own,
      number: '31/TB-UBND',
      symbol: 'TB-UBND',
      signer: delegate,
      signedAt: at,
      check,
      receivedAt: moment('2026-10-12T10:20'),
      stoppedAt: at,
      reason:
        'Đã quá thời hạn bổ sung (17 giờ 00 phút, ngày 20 tháng 11 năm 2026) mà hồ sơ chưa được hoàn thiện, sau hai lần nhắc.',
      ground: 'Điều 19 Nghị định số 118/2025/NĐ-CP',
      fee: 'hoàn trả 75.000 đồng vào tài khoản đã nộp, trong 05 ngày làm việc.',
      papersAt: counter,
      contact: `${officer}, số điện thoại 024 0000 0000`,
    },
  }),
  form06: () => ({
    kind: 'form06',
    facts: {
      ...slip,
      lead: `${division}, ${authority}`,
      cooperating: ['Công ty Điện lực Hoa Lư', 'Phòng Văn hóa – Xã hội'],
      receivedAt: moment('2026-11-12T10:20'),
      dueAt: moment('2026-11-24T17:00'),
      timeLimit: '07 ngày làm việc',
      handOvers,
      blankRows: 2,
    },
  }),
  form07: () => ({
    kind: 'form07',
    facts: {
      head: slip.head,
      at,
      unit: counter,
      book: '02/2026',
      from: Temporal.PlainDate.from('2026-11-01'),
      to: Temporal.PlainDate.from('2026-11-23'),
      rows: Array.from({ length: 22 }, (_, n) => registerRow(n)),
      url: 'https://motcua.example/office/register?book=02-2026',
      keeper: officer,
    },
  }),
  acknowledgement: () => ({
    kind: 'acknowledgement',
    facts: {
      ...slip,
      listed,
      authority,
      filedAt: at,
      answerBy: moment('2026-11-24T09:15'),
      resultAt: moment('2026-12-02T17:00'),
      fee: '75.000 đồng',
      papers: listed.components,
    },
  }),
  result: () => ({
    kind: 'result',
    facts: {
      head: own.head,
      code: slip.code,
      at,
      kind: 'certificate',
      title: 'Trích lục khai sinh',
      intro: 'Trích lục các nội dung đã đăng ký trong Sổ đăng ký khai sinh như sau:',
      rows: [
        { label: 'Họ, chữ đệm, tên', value: 'Nguyễn Phước Bảo Khánh' },
        { label: 'Ngày, tháng, năm sinh', value: '20/11/2026' },
        {
          label: 'Nơi sinh',
          value: 'Bệnh viện Phụ sản Trung tâm, số 92 đường Hòa Bình, phường Bến Trúc, thành phố Minh Giang',
        },
        { label: 'Họ, chữ đệm, tên người mẹ', value: slip.applicant.owner },
        { label: 'Họ, chữ đệm, tên người cha', value: '–' },
      ],
      recipients: ['Người có yêu cầu', 'Lưu: VT'],
      number: '1284/TLKS',
      symbol: 'TLKS',
      signer: deputy,
      replaces: { number: '1279/TLKS', on: moment('2026-11-20T10:00') },
      signedAt: at,
      check,
    },
  }),
  batch: () => ({
    kind: 'batch',
    facts: {
      head: slip.head,
      at,
      what: 'dossier',
      code: 'BG-A00.107-261123-003',
      url: 'https://motcua.example/office/batches/BG-A00.107-261123-003',
      from: counter,
      to: `${division}, ${authority}`,
      sentBy: officer,
      rows: Array.from({ length: 16 }, (_, n) => ({
        code: `A00.107-261123-${String(n + 12).padStart(5, '0')}`,
        owner: person(n),
        procedure: procedure(n),
        papers: `01 bộ, ${String((n % 9) + 4).padStart(2, '0')} tờ`,
        dueAt: moment(`2026-12-0${(n % 7) + 1}T17:00`),
        ...(n % 5 === 2 ? { note: 'có bản chính' } : {}),
      })),
    },
  }),
  postBundle: () => ({
    kind: 'postBundle',
    facts: {
      head: slip.head,
      at,
      code: 'BC-A00.107-261123-001',
      url: 'https://motcua.example/office/post/BC-A00.107-261123-001',
      from: counter,
      to: 'Bưu cục Hoa Lư, Bưu điện thành phố Minh Giang',
      sentBy: officer,
      rows: Array.from({ length: 13 }, (_, n) => ({
        ...(n === 4 ? {} : { tracking: `EX${123_456_780 + n}VN` }),
        code: `A00.107-261123-${String(n + 12).padStart(5, '0')}`,
        recipient: person(n),
        address: address(n),
        phone: '0900 000 000',
        cashOnDelivery: n % 3 === 0 ? 26_000 + 1_500 * n : 0,
      })),
    },
  }),
  guide: () => ({
    kind: 'guide',
    facts: {
      head: slip.head,
      at,
      receivingUnit: counter,
      procedure: slip.request,
      procedureCode: '1.013225',
      components: [
        ...listed.components.map(name => ({ name, bring: '01 bản chính' })),
        { name: 'Giấy chứng nhận quyền sử dụng đất', held: true },
      ],
      timeLimit: '07 ngày làm việc đối với nhà ở riêng lẻ; 10 ngày làm việc đối với công trình khác',
      fee: '75.000 đồng; miễn phí khi nộp trực tuyến',
      basis: ['Luật Xây dựng', 'Nghị định số 217/2026/NĐ-CP'],
      url: 'https://motcua.example/thu-tuc/1.013225',
      reportAt: listed.reportAt,
    },
  }),
}

/** The kinds of paper in the order of the gallery. */
export const galleryKinds = Object.keys(gallery) as readonly GalleryKind[]

/** A paper of this kind filled with sample data; on request with the English gloss, where the kind has one. */
export function galleryOf(kind: GalleryKind, { gloss = false } = {}): Paper {
  const paper = gallery[kind]()
  return gloss && kind !== 'result' ? ({ ...paper, facts: { ...paper.facts, gloss } } as Paper) : paper
}

const handOvers: readonly HandOver[] = [
  {
    giver: counter,
    receiver: division,
    givenAt: moment('2026-11-12T10:40'),
    givenBy: officer,
    receivedAt: moment('2026-11-12T14:05'),
    receivedBy: 'Vũ Đình Khải Hoàn',
    timing: 'early',
  },
  {
    giver: division,
    receiver: 'Công ty Điện lực Hoa Lư',
    givenAt: moment('2026-11-16T09:00'),
    givenBy: 'Vũ Đình Khải Hoàn',
    receivedAt: moment('2026-11-16T09:02'),
    timing: 'onTime',
    note: 'hỏi ý kiến về hành lang an toàn lưới điện',
  },
  {
    giver: 'Công ty Điện lực Hoa Lư',
    receiver: division,
    givenAt: moment('2026-11-25T15:30'),
    receivedAt: moment('2026-11-25T15:30'),
    receivedBy: 'Vũ Đình Khải Hoàn',
    timing: 'late',
    note: 'quá hạn 02 ngày làm việc',
  },
  {
    giver: division,
    receiver: `Lãnh đạo ${authority}`,
    givenAt: moment('2026-11-26T10:00'),
    givenBy: 'Vũ Đình Khải Hoàn',
    receivedAt: moment('2026-11-26T10:10'),
    receivedBy: 'Đặng Trần Nguyễn Minh Quang',
    timing: 'onTime',
  },
  {
    giver: `Lãnh đạo ${authority}`,
    receiver: counter,
    givenAt: moment('2026-11-27T08:30'),
    givenBy: 'Đặng Trần Nguyễn Minh Quang',
    timing: 'early',
    note: 'đang chuyển bản giấy',
  },
]

function registerRow(n: number): RegisterRow {
  const day = String((n % 20) + 1).padStart(2, '0')
  const isDone = n % 4 !== 3
  return {
    number: 1251 + n,
    code: `A00.107-2611${day}-${String(n + 12).padStart(5, '0')}`,
    procedure: procedure(n),
    owner: person(n),
    address: address(n),
    phone: '0900 000 000',
    authority: n % 6 === 5 ? 'Sở Nông nghiệp và Môi trường' : 'UBND phường Hoa Lư – Vạn Thắng Tây',
    receivedAt: moment(`2026-11-${day}T09:15`),
    dueAt: n % 7 === 6 ? null : moment('2026-11-24T17:00'),
    transferredAt: moment(`2026-11-${day}T10:40`),
    ...(isDone
      ? {
          resultAt: moment('2026-11-23T08:30'),
          returnedAt: moment('2026-11-23T09:00'),
          returnedTo: n % 3 === 0 ? 'Đã ký trên hệ thống' : '',
        }
      : {}),
    returnBy: ['Tại quầy', 'Bưu chính', 'Trực tuyến'][n % 3] ?? '',
    ...(n % 9 === 4 ? { note: 'đã xin lỗi, hẹn lại' } : {}),
  }
}

const pick = (texts: readonly string[], n: number) => texts[n % texts.length] ?? ''

const person = (n: number) =>
  pick(
    [
      'Nguyễn Thị Minh Ánh',
      'Công Tằng Tôn Nữ Hoàng Nguyễn Thị Thùy Dương',
      'Công ty trách nhiệm hữu hạn một thành viên Thương mại và Dịch vụ Bến Trúc',
      'Trần Văn Bình',
      'Hộ kinh doanh Phở Gia Truyền Ngõ Chợ',
    ],
    n,
  )

const procedure = (n: number) =>
  pick(
    [
      'Đăng ký khai sinh',
      'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
      'Đăng ký thành lập hộ kinh doanh',
      'Chứng thực bản sao từ bản chính',
    ],
    n,
  )

const address = (n: number) =>
  pick(
    [
      'Số 12, ngõ 34, phố Hoa Sen',
      'Căn hộ 1205, tòa nhà CT2A, số 48, ngõ 192, phố Nguyễn Trường Tộ, phường Hoa Lư – Vạn Thắng Tây',
      'Số 3, phố Bàng',
    ],
    n,
  )
