/** Tells a phone which subscribe messages it may ask for. */
import { messageTemplates } from '../../../src/domain/message/message-commands'
import { os } from '../procedure'

export const messageProcedures = {
  templates: os.message.templates.handler(({ context: { api } }) =>
    messageTemplates.flatMap((template) => {
      const id = api.messageSender.templateIds[template]
      return id === undefined ? [] : [{ template, id }]
    }),
  ),
}
