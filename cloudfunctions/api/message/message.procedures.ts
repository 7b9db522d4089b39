/** Tells a phone which subscribe messages it may ask for. */
import { messageTemplates } from '../../../src/domain/message/message-commands'
import { os, requireAccess } from '../procedure'
import { listFollowings, type Following } from './follower.repository'

export const messageProcedures = {
  templates: os.message.templates.handler(({ context: { api } }) =>
    messageTemplates.flatMap((template) => {
      const id = api.messageSender.templateIds[template]
      return id === undefined ? [] : [{ template, id }]
    }),
  ),

  following: os.message.following.handler(async ({ context }) => {
    const { actor } = await requireAccess(context)
    const all = await listFollowings(context.api.database, actor)
    const of = (wanted: Following['subject']) =>
      all.filter(({ subject }) => subject === wanted).map(({ subject_id: id }) => id)
    return { regionIds: of('announcements'), topicIds: of('topic') }
  }),
}
