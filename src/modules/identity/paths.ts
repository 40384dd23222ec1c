/** Every address of the module, without its language. */
export const paths = {
  signIn: '/dang-nhap',
  callback: '/dang-nhap/callback',
  officerSignIn: '/can-bo/dang-nhap',
  changePassword: '/can-bo/doi-mat-khau',
  signOut: '/dang-xuat',
  sessions: '/tai-khoan/phien-dang-nhap',
  endAllSessions: '/tai-khoan/phien-dang-nhap/dang-xuat-moi-noi',
  endSession: (id: string) => `/tai-khoan/phien-dang-nhap/${id}/dang-xuat`,
} as const
