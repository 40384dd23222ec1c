/** Addresses of the module, without their language. */
export const paths = {
  forms: '/office/forms',
  form: (kind: string) => `/office/forms/${kind}`,
} as const
