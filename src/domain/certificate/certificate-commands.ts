/** Asking for a certificate of one's own hours, or of somebody's at the desk; issuing, declining and revoking one. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { dateShape, filledTextShape, recordIdShape, textShape } from '../shapes'
import { idTypes } from './certificate'

const askedEntries = {
  /** Made with the form: what is sent again, because its answer was lost, is the same certificate. */
  certificateId: recordIdShape,
  fromDate: dateShape,
  toDate: dateShape,
  idType: v.picklist(idTypes),
  /** '' takes the number on file. Kept for this certificate only. */
  idNumber: textShape(20),
}

export const certificateCommands = [
  defineOffice({
    name: 'certificate.ask',
    title: '申请志愿服务证明',
    permission: null,
    /** For the sender's own record; the envelope's region is any. */
    shape: v.strictObject(askedEntries),
  }),
  defineOffice({
    name: 'certificate.ask-for',
    title: '替人申请志愿服务证明',
    permission: 'volunteer.manage',
    /** For somebody without a phone; who asks for them does not issue it. */
    shape: v.strictObject({ volunteerId: recordIdShape, ...askedEntries }),
  }),
  defineOffice({
    name: 'certificate.issue',
    title: '出具志愿服务证明',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      certificateId: recordIdShape,
      /** As the worker reads it from the card; must be the one that was asked with. */
      idNumber: filledTextShape(30, '请对着证件写号码'),
      responsible: filledTextShape(30, '请写负责人'),
      handler: filledTextShape(30, '请写经办人'),
      contact: filledTextShape(40, '请写联系方式'),
    }),
  }),
  defineOffice({
    name: 'certificate.decline',
    title: '不出具志愿服务证明',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      certificateId: recordIdShape,
      reason: filledTextShape(200, '请写明原因'),
    }),
  }),
  defineOffice({
    name: 'certificate.revoke',
    title: '撤销志愿服务证明',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      certificateId: recordIdShape,
      reason: filledTextShape(200, '请写明原因'),
    }),
  }),
] as const
