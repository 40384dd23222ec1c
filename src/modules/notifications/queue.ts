/** The queue of letters to send. */
export const queue = 'notifications.send'
