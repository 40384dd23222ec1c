import type { Locale } from '../../kernel/index.ts'
import type { Failure } from '../../platform/http/index.ts'

export interface ErrorWords {
  readonly title: string
  readonly paragraphs: readonly string[]
}

export const words = {
  vi: {
    requestId: 'Mã yêu cầu, để báo lại khi cần',
    home: 'Về trang chủ',
    sendAgain: 'Gửi lại',
    signInBeside: 'Đăng nhập (mở ở thẻ mới)',
  },
  en: {
    requestId: 'Request number, should you report it',
    home: 'Back to the home page',
    sendAgain: 'Send again',
    signInBeside: 'Sign in (opens in a new tab)',
  },
} as const

type Known =
  | 'not_found'
  | 'forbidden'
  | 'sign_in'
  | 'form_expired'
  | 'foreign_form'
  | 'stale'
  | 'too_many'
  | 'invalid'
  | 'not_now'
  | 'unavailable'
  | 'fault'

const vi: Record<Known, ErrorWords> = {
  not_found: {
    title: 'Không tìm thấy trang',
    paragraphs: [
      'Địa chỉ có thể bị gõ sai, hoặc trang này không dành cho tài khoản đang dùng.',
      'Hãy kiểm tra lại địa chỉ hay mã hồ sơ.',
    ],
  },
  forbidden: {
    title: 'Tài khoản này không mở được trang',
    paragraphs: ['Trang dành cho người có nhiệm vụ khác. Tài khoản của bạn vẫn đang đăng nhập.'],
  },
  sign_in: {
    title: 'Cần đăng nhập',
    paragraphs: [
      'Phiên làm việc đã hết. Hãy đăng nhập lại ở thẻ mới, rồi quay về đây và bấm «Gửi lại»: những gì bạn đã gõ vẫn còn.',
    ],
  },
  form_expired: {
    title: 'Trang mở đã lâu',
    paragraphs: ['Những gì bạn đã gõ vẫn còn. Bấm «Gửi lại» để gửi đúng nội dung đó.'],
  },
  foreign_form: {
    title: 'Yêu cầu không đến từ trang này',
    paragraphs: [
      'Để an toàn, chúng tôi không thực hiện yêu cầu gửi từ trang khác. Hãy mở lại trang và gửi từ đó.',
    ],
  },
  stale: {
    title: 'Hồ sơ vừa có thay đổi',
    paragraphs: [
      'Có người vừa làm việc trên hồ sơ này, nên thao tác của bạn chưa được thực hiện.',
      'Hãy quay lại, xem thay đổi rồi làm lại nếu vẫn cần.',
    ],
  },
  too_many: { title: 'Quá nhiều yêu cầu', paragraphs: ['Hãy đợi một phút rồi thử lại.'] },
  invalid: {
    title: 'Nội dung gửi chưa dùng được',
    paragraphs: ['Hãy quay lại trang trước và kiểm tra các ô đã điền.'],
  },
  not_now: {
    title: 'Chưa thực hiện được',
    paragraphs: ['Hồ sơ không ở trạng thái cho phép việc này. Hãy quay lại và xem tình trạng hồ sơ.'],
  },
  unavailable: {
    title: 'Dịch vụ đang bận',
    paragraphs: ['Hãy thử lại sau ít phút. Những gì đã lưu vẫn còn.'],
  },
  fault: {
    title: 'Có lỗi xảy ra',
    paragraphs: [
      'Lỗi do hệ thống, không phải do bạn. Những gì đã lưu vẫn còn; việc vừa bấm có thể chưa được thực hiện.',
      'Hãy thử lại. Nếu vẫn lỗi, hãy báo mã dưới đây.',
    ],
  },
}

const en: Record<Known, ErrorWords> = {
  not_found: {
    title: 'Page not found',
    paragraphs: [
      'The address may be mistyped, or the page is not for the account in use.',
      'Check the address or the dossier code.',
    ],
  },
  forbidden: {
    title: 'This account cannot open the page',
    paragraphs: ['The page is for people with another task. You are still signed in.'],
  },
  sign_in: {
    title: 'Sign in needed',
    paragraphs: [
      'Your session has ended. Sign in again in a new tab, then come back here and press “Send again”: what you typed is still here.',
    ],
  },
  form_expired: {
    title: 'The page has been open for long',
    paragraphs: ['What you typed is still here. Press “Send again” to send exactly that.'],
  },
  foreign_form: {
    title: 'The request did not come from this site',
    paragraphs: [
      'To be safe, requests sent from other sites are not carried out. Open the page again and send from there.',
    ],
  },
  stale: {
    title: 'The dossier has just changed',
    paragraphs: [
      'Somebody has just worked on this dossier, so your action was not carried out.',
      'Go back, look at the change, and do it again if it is still needed.',
    ],
  },
  too_many: { title: 'Too many requests', paragraphs: ['Wait a minute and try again.'] },
  invalid: { title: 'What was sent cannot be used', paragraphs: ['Go back and check what is filled in.'] },
  not_now: {
    title: 'Not possible now',
    paragraphs: ['The state of the dossier does not allow this. Go back and look at where it stands.'],
  },
  unavailable: {
    title: 'The service is busy',
    paragraphs: ['Try again in a few minutes. Whatever was saved is still there.'],
  },
  fault: {
    title: 'Something went wrong',
    paragraphs: [
      'The fault is ours, not yours. Whatever was saved is still there; what you just pressed may not have been done.',
      'Try again. If it fails again, report the number below.',
    ],
  },
}

/** The words for a failure, by its code where it has words of its own, else by its status. */
export function errorWords({ code, status }: Pick<Failure, 'code' | 'status'>, locale: Locale): ErrorWords {
  const all = locale === 'vi' ? vi : en
  return code in all ? all[code as Known] : all[byStatus(status)]
}

function byStatus(status: number): Known {
  if (status === 401) return 'sign_in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 409) return 'not_now'
  if (status === 429) return 'too_many'
  if (status === 503) return 'unavailable'
  return status >= 500 ? 'fault' : 'invalid'
}

/** A failure in one sentence, for programs' problem documents. */
export function sayFailure(failure: Pick<Failure, 'code' | 'status'>, locale: Locale): string {
  const { title, paragraphs } = errorWords(failure, locale)
  return `${title}. ${paragraphs[0] ?? ''}`.trim()
}
