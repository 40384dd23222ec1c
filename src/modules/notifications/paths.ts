/** Every address of the module, without its language. */
export const paths = {
  letters: '/quan-tri/thu',
  retry: (id: string) => `/quan-tri/thu/${id}/gui-lai`,
} as const
