/** What a person decides about what the content check did not let through. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { filledTextShape, timeMsShape } from '../shapes'
import { contentSubjectIdShape, contentSubjects } from './content-check'

const subjectEntries = {
  kind: v.picklist(contentSubjects),
  subjectId: contentSubjectIdShape,
  /** Of the words that were read: written anew since then, nobody has decided about them. */
  writtenAtMs: timeMsShape,
}

export const contentCheckCommands = [
  defineOffice({
    name: 'content.release',
    title: '可以公开',
    permission: 'content.review',
    /** Neighbours see it from now on. Never by who wrote it. */
    shape: v.strictObject(subjectEntries),
  }),
  defineOffice({
    name: 'content.keep-held',
    title: '不公开',
    permission: 'content.review',
    /** The writer reads the reason; what was asked for goes on all the same. */
    shape: v.strictObject({ ...subjectEntries, reason: filledTextShape(200, '请写明原因') }),
  }),
] as const
