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
      ...(params.answerBy === null
        ? []
        : [`Đề nghị bổ sung trước ${moment(params.answerBy)}. ${afterLastDay}`]),
      params.inProgress === true
        ? 'Trong khi chờ bổ sung, thời hạn giải quyết tạm dừng. Khi hồ sơ đã đủ, bạn được báo ngày hẹn mới.'
        : 'Hồ sơ chỉ được tiếp nhận giải quyết khi đã đủ; xin bổ sung sớm, một lần cho đủ.',
      bringVi(params.bringTo),
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
      ...(params.byPost === true ? ['Bản giấy sẽ được gửi qua bưu chính đến địa chỉ của bạn.'] : []),
      ...(params.toCome === undefined
        ? []
        : [`Còn ${params.toCome} kết quả khác của hồ sơ này; bạn được báo khi có từng kết quả.`]),
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
  supplementReminder: params => ({
    subject: `Nhắc bổ sung hồ sơ ${params.code} trước ${moment(params.answerBy)}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, vẫn đang chờ bạn bổ sung:`,
      params.items,
      `Hạn cuối: ${moment(params.answerBy)}. ${afterLastDay}`,
      bringVi(params.bringTo),
    ],
    link: { text: params.bringTo === null ? 'Bổ sung hồ sơ' : follow, href: params.link },
  }),
  paused: params => ({
    subject: `Hồ sơ ${params.code}: thời hạn tạm dừng`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Thời hạn giải quyết hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, tạm dừng từ hôm nay.`,
      `Lý do: ${pauseVi[params.ground]}`,
      `Căn cứ: ${params.basis}.`,
      ...(params.until === null ? [] : [`Việc tạm dừng kéo dài nhất đến ${moment(params.until)}.`]),
      'Khi thời hạn được tính tiếp, bạn được báo ngày hẹn mới.',
    ],
    link: { text: follow, href: params.link },
  }),
  dateMoved: params => ({
    subject:
      params.why === 'confirmed'
        ? `Hồ sơ ${params.code}: đã xác nhận ngày hẹn`
        : `Hồ sơ ${params.code}: ngày hẹn trả kết quả thay đổi`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”.`,
      movedVi[params.why],
      ...(params.from === params.to ? [] : [`Ngày hẹn trước đây: ${moment(params.from)}.`]),
      params.provisional
        ? `Ngày hẹn dự kiến: ${moment(params.to)}. Ngày này sẽ được xác nhận khi có lịch làm việc của năm đó.`
        : `Hẹn trả kết quả: ${moment(params.to)}.`,
      ...(params.basis === null ? [] : [`Căn cứ: ${params.basis}.`]),
      'Ngày hẹn ban đầu vẫn được ghi trong hồ sơ. Bạn không phải làm thêm thủ tục nào.',
    ],
    link: { text: follow, href: params.link },
  }),
  apologised: params => ({
    subject: `Xin lỗi và hẹn lại: hồ sơ ${params.code}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Chúng tôi xin lỗi vì chưa trả được kết quả hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, đúng ngày đã hẹn (${moment(params.promisedAt)}).`,
      `Lý do: ${params.reason}`,
      `Ngày hẹn mới: ${moment(params.newDate)}. Nơi trả kết quả: ${params.place}.`,
      'Bạn không phải làm thêm thủ tục nào. Văn bản xin lỗi đính kèm thư này.',
    ],
    link: { text: follow, href: params.link },
  }),
  stopped: params => ({
    subject: `Hồ sơ ${params.code} đã dừng giải quyết`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, đã dừng giải quyết.`,
      params.reason === null
        ? 'Lý do: đã hết thời hạn bổ sung mà hồ sơ chưa được hoàn thiện.'
        : `Lý do: ${params.reason}`,
      `Nếu đã nộp bản giấy, bạn nhận lại tại ${params.counter}.`,
      'Thông báo dừng giải quyết hồ sơ đính kèm thư này. Bạn có thể nộp hồ sơ mới bất cứ lúc nào.',
    ],
    link: { text: 'Xem hồ sơ', href: params.link },
  }),
  withdrawalAsked: params => ({
    subject: `Đã nhận đề nghị rút hồ sơ ${params.code}`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Chúng tôi đã nhận đề nghị rút hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”. Việc giải quyết tạm ngừng cho đến khi có trả lời.`,
      `${params.counter} sẽ trả lời bạn. Trước khi có trả lời, bạn vẫn có thể đổi ý và đề nghị giải quyết tiếp.`,
    ],
    link: { text: follow, href: params.link },
  }),
  withdrawn: params => ({
    subject: `Hồ sơ ${params.code} đã được rút`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Hồ sơ ${params.code}, thủ tục “${named(params.procedure)}”, đã được rút theo đề nghị của bạn.`,
      `Nếu đã nộp bản giấy, bạn nhận lại tại ${params.counter}. Bạn có thể nộp hồ sơ mới bất cứ lúc nào.`,
    ],
    link: { text: 'Xem hồ sơ', href: params.link },
  }),
  resultCorrected: params => ({
    subject: `Kết quả hồ sơ ${params.code} đã được đính chính`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Kết quả của hồ sơ ${params.code} (${params.result}) có sai sót do cơ quan. Chúng tôi xin lỗi và đã cấp bản đúng, số ${params.number}, thay bản số ${params.replaces}.`,
      'Bản trước không còn hiệu lực. Bạn không phải trả khoản nào cho việc này.',
      ...(params.inAccount ? ['Bạn xem được bản điện tử trong tài khoản của mình.'] : []),
      ...(params.counter === null
        ? []
        : [`Mời bạn đến nhận bản giấy tại ${params.counter} và mang theo bản cũ.`]),
    ],
    link: { text: params.inAccount ? 'Xem kết quả' : follow, href: params.link },
  }),
  posted: params => ({
    subject: `Kết quả hồ sơ ${params.code} đã gửi bưu chính`,
    paragraphs: [
      `Kính gửi ${params.name},`,
      `Kết quả của hồ sơ ${params.code} (${params.result}) đã được gửi qua bưu chính. Số bưu gửi: ${params.tracking}.`,
      ...(params.cashOnDelivery === null
        ? []
        : [`Bạn trả cho bưu tá khi nhận: ${params.cashOnDelivery}. Ngoài khoản này không phải trả gì thêm.`]),
    ],
    link: { text: follow, href: params.link },
  }),
  workDue: params => ({
    subject: {
      amber: `Sắp đến hạn: ${params.count} việc`,
      red: `Rất gần hạn: ${params.count} việc`,
      overdue: `Đã quá hạn: ${params.count} việc`,
    }[params.level],
    paragraphs: [
      `Kính gửi ${params.name},`,
      {
        amber: 'Phần lớn thời gian của các việc sau đã trôi qua:',
        red: 'Các việc sau chỉ còn rất ít thời gian:',
        overdue: 'Các việc sau đã quá thời gian được giao mà chưa xong:',
      }[params.level],
      params.items,
      ...(params.count > params.items.length
        ? [`Và ${params.count - params.items.length} việc khác trong danh sách.`]
        : []),
    ],
    link: { text: 'Mở danh sách việc', href: params.link },
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

const afterLastDay = 'Quá hạn này mà chưa bổ sung, hồ sơ bị dừng giải quyết và bạn phải nộp lại từ đầu.'

const pauseVi: Readonly<Record<Templates['paused']['ground'], string>> = {
  payment: 'chờ bạn nộp khoản tiền theo thông báo của cơ quan thuế hoặc cơ quan giải quyết.',
  agency: 'chờ trả lời của cơ quan khác.',
  inspection: 'chờ kiểm tra thực tế.',
}

const movedVi: Readonly<Record<Templates['dateMoved']['why'], string>> = {
  pause: 'Thời hạn được tính tiếp sau thời gian tạm dừng, nên ngày hẹn lùi lại đúng bằng thời gian đó.',
  restart: 'Hồ sơ đã đủ, thời hạn được tính lại từ đầu theo quy định.',
  extension: 'Thời hạn được gia hạn theo quy định của pháp luật.',
  calendar: 'Lịch làm việc thay đổi nên ngày hẹn được tính lại.',
  putRight: 'Hồ sơ được sửa cho đúng thủ tục hoặc đúng cơ quan nên ngày hẹn được tính lại.',
  confirmed: 'Lịch làm việc của năm đó đã được công bố.',
}

function bringVi(bringTo: string | null): string {
  return bringTo === null
    ? 'Đăng nhập theo đường dẫn dưới đây để gửi bổ sung.'
    : `Mời bạn mang giấy tờ đến ${bringTo}.`
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
  intro:
    'Thư gửi cho người nộp hồ sơ và thư nhắc việc cán bộ. Thư chưa gửi được sẽ được thử lại nhiều lần trong khoảng một ngày.',
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
    supplementReminder: 'Nhắc bổ sung',
    paused: 'Tạm dừng thời hạn',
    dateMoved: 'Ngày hẹn thay đổi',
    apologised: 'Xin lỗi và hẹn lại',
    stopped: 'Dừng giải quyết',
    withdrawalAsked: 'Đề nghị rút hồ sơ',
    withdrawn: 'Đã rút hồ sơ',
    resultCorrected: 'Đính chính kết quả',
    posted: 'Đã gửi bưu chính',
    workDue: 'Nhắc việc cán bộ',
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
