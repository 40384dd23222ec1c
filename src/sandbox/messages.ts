import type { Locale } from '../kernel/index.ts'

const vi = {
  chooserTitle: 'Chọn người để đăng nhập thử',
  chooserIntro:
    'Đây là hệ thống định danh mô phỏng của bản trình diễn. Tất cả những người dưới đây đều là nhân vật tưởng tượng.',
  bornIn: 'Năm sinh',
  signInAs: (name: string) => `Đăng nhập là ${name}`,
  mailTitle: 'Hộp thư mô phỏng',
  mailIntro: 'Mọi thư mà bản trình diễn gửi đi đều đến đây, không đến ai khác. Tắt chương trình là hết thư.',
  noMail: 'Chưa có thư nào.',
  from: 'Người gửi',
  to: 'Người nhận',
  subject: 'Chủ đề',
  receivedAt: 'Đến lúc',
  noSubject: '(không có chủ đề)',
  attachments: 'Tệp đính kèm',
  noAttachments: 'Không có tệp đính kèm',
  backToMail: 'Tất cả thư',
  text: 'Nội dung',
}

const en: typeof vi = {
  chooserTitle: 'Choose whom to sign in as',
  chooserIntro: 'This is the simulated identity service of the demonstration. Everybody below is invented.',
  bornIn: 'Born in',
  signInAs: (name: string) => `Sign in as ${name}`,
  mailTitle: 'Simulated mailbox',
  mailIntro:
    'Every letter of the demonstration arrives here and nowhere else. They are gone when the program stops.',
  noMail: 'No letters yet.',
  from: 'From',
  to: 'To',
  subject: 'Subject',
  receivedAt: 'Arrived at',
  noSubject: '(no subject)',
  attachments: 'Attachments',
  noAttachments: 'No attachments',
  backToMail: 'All letters',
  text: 'Text',
}

export function messagesIn(locale: Locale): typeof vi {
  return locale === 'vi' ? vi : en
}
