import { formatMoment } from '../../kernel/index.ts'
import type { FeeOwed, TemplateName, Templates, Wording } from './rules/templates.ts'

const moment = (iso: string) => formatMoment(Temporal.Instant.from(iso), 'vi')
const follow = 'Theo dõi hồ sơ'

/** Each letter in Vietnamese. A list inside the paragraphs is shown as a list. */
const letters: { readonly [Name in TemplateName]: (params: Templates[Name]) => Wording } = {
  filingReceived: params => ({
    subject: `Đã nhận hồ sơ ${params.code}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, đã được gửi đến hệ thống lúc ${moment(params.filedAt)}.`,
      `Chậm nhất ${moment(params.answerBy)}, cán bộ tiếp nhận sẽ trả lời: tiếp nhận, đề nghị bổ sung hoặc từ chối kèm lý do.`,
      'Bản xác nhận đính kèm thư này.',
    ],
    link: { text: follow, href: params.link },
  }),
  accepted: params => ({
    subject: `Hồ sơ ${params.code} đã được tiếp nhận`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, đã được tiếp nhận.`,
      dueVi(params),
      `Nơi trả kết quả: ${params.place}.`,
      ...feeVi(params.fee),
      'Giấy tiếp nhận hồ sơ và hẹn trả kết quả đính kèm thư này.',
    ],
    link: { text: follow, href: params.link },
  }),
  supplementRequested: params => ({
    subject: `Đề nghị bổ sung hồ sơ ${params.code}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, cần bổ sung, hoàn thiện:`,
      params.items,
      ...(params.answerBy === null ? [] : [`Đề nghị bổ sung trước ${moment(params.answerBy)}.`]),
      'Hồ sơ chỉ được tiếp nhận giải quyết khi đã đủ; xin bổ sung sớm, một lần cho đủ.',
      params.bringTo === null
        ? 'Đăng nhập theo đường dẫn dưới đây để gửi bổ sung.'
        : `Mời bạn mang giấy tờ đến ${params.bringTo}.`,
    ],
    link: { text: params.bringTo === null ? 'Bổ sung hồ sơ' : follow, href: params.link },
  }),
  refused: params => ({
    subject: `Hồ sơ ${params.code} không được tiếp nhận`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, không được tiếp nhận giải quyết.`,
      `Lý do: ${params.reason}`,
      'Phiếu từ chối tiếp nhận giải quyết hồ sơ đính kèm thư này. Bạn có thể nộp hồ sơ khác khi đã đủ điều kiện.',
    ],
    link: { text: 'Xem hồ sơ', href: params.link },
  }),
  resultReady: params => ({
    subject: `Đã có kết quả hồ sơ ${params.code}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, đã có kết quả: ${params.result}.`,
      ...(params.inAccount ? ['Bạn xem được bản điện tử trong tài khoản của mình.'] : []),
      ...(params.counter === null ? [] : [`Mời bạn đến nhận bản giấy tại ${params.counter}.`]),
      ...feeVi(params.fee),
    ],
    link: { text: params.inAccount ? 'Xem kết quả' : follow, href: params.link },
  }),
  handedOver: params => ({
    subject: `Đã trả kết quả hồ sơ ${params.code}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Kết quả của hồ sơ ${params.code} (${params.result}) đã được trả lúc ${moment(params.handedOverAt)}.`,
      'Nếu bạn chưa nhận được, hãy báo ngay cho nơi trả kết quả.',
    ],
    link: { text: 'Xem hồ sơ', href: params.link },
  }),
  visitNews: ({ news, name, unit, link, from, until, reason }) => ({
    subject: visitSubjects[news],
    paragraphs: [
      `Kính gửi ${name},`,
      visitSentences[news](unit),
      ...(from === null || until === null
        ? []
        : [
            `Thời gian: từ ${moment(from)} đến ${moment(until)}. Hãy chuẩn bị sẵn căn cước và bản chính của giấy tờ.`,
          ]),
      ...(reason === null ? [] : [`Lý do: ${reason}`]),
    ],
    link: { text: 'Xem yêu cầu', href: link },
  }),
}

type VisitNews = Templates['visitNews']['news']

const visitSubjects: Readonly<Record<VisitNews, string>> = {
  asked: 'Đã nhận yêu cầu phục vụ tại nhà',
  planned: 'Đã hẹn ngày phục vụ tại nhà',
  moved: 'Đổi ngày phục vụ tại nhà',
  cancelled: 'Yêu cầu phục vụ tại nhà đã được hủy',
  declined: 'Yêu cầu phục vụ tại nhà không được nhận',
  missed: 'Cán bộ đã đến nhà mà không gặp',
}

const visitSentences: Readonly<Record<VisitNews, (unit: string) => string>> = {
  asked: unit => `${unit} đã nhận yêu cầu phục vụ tại nhà. Cán bộ sẽ gọi lại để hẹn ngày giờ.`,
  planned: unit => `Cán bộ của ${unit} sẽ đến nhà.`,
  moved: unit => `${unit} đã đổi ngày đến nhà.`,
  cancelled: unit => `Yêu cầu phục vụ tại nhà gửi đến ${unit} đã được hủy.`,
  declined: unit => `${unit} không nhận yêu cầu phục vụ tại nhà này.`,
  missed: unit => `Cán bộ của ${unit} đã đến mà không gặp. Đơn vị sẽ gọi lại để hẹn ngày khác.`,
}

/** The procedure inside "thủ tục “…”", where its official name begins with that word. */
function named(procedure: string): string {
  const rest = procedure.replace(/^thủ tục\s+/iu, '')
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

function feeVi(fee: FeeOwed | null): string[] {
  // A letter queued by an older version knows no fee.
  if (!fee) return []
  return [`Phí, lệ phí còn phải nộp: ${fee.amount}. Nộp tại ${fee.counter}. Kết quả được giao khi đã nộp đủ.`]
}

function dueVi({ dueAt, provisional }: Templates['accepted']): string {
  if (dueAt === null) return 'Ngày hẹn trả kết quả sẽ được báo sau.'
  return provisional
    ? `Ngày hẹn dự kiến: ${moment(dueAt)}. Ngày này sẽ được xác nhận khi có lịch làm việc của năm đó.`
    : `Hẹn trả kết quả: ${moment(dueAt)}.`
}

export const vi = {
  letters,
  automatic: 'Thư này được gửi tự động, xin đừng trả lời.',
  title: 'Thư đã gửi',
  intro: 'Thư gửi cho người nộp hồ sơ. Thư chưa gửi được sẽ được thử lại nhiều lần trong khoảng một ngày.',
  state: 'Trạng thái',
  states: { queued: 'Đang chờ gửi', sent: 'Đã gửi', failed: 'Không gửi được' },
  allStates: 'Tất cả',
  show: 'Xem',
  template: 'Loại thư',
  templates: {
    filingReceived: 'Đã nhận hồ sơ',
    accepted: 'Đã tiếp nhận',
    supplementRequested: 'Đề nghị bổ sung',
    refused: 'Từ chối tiếp nhận',
    resultReady: 'Đã có kết quả',
    handedOver: 'Đã trả kết quả',
    visitNews: 'Phục vụ tại nhà',
  },
  to: 'Người nhận',
  dossier: 'Hồ sơ',
  queuedAt: 'Viết lúc',
  attempts: 'Số lần thử',
  lastError: 'Lỗi gần nhất',
  action: 'Việc có thể làm',
  retry: 'Gửi lại',
  retryOf: (dossier: string) => `thư về hồ sơ ${dossier}`,
  none: 'Không có thư nào.',
}

export type Messages = typeof vi
