/** Questions about certificates: one's own, those of a region, the paper itself, and whether one is genuine. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { CertificateState } from '../domain/certificate/certificate'
import { recordIdShape, regionIdShape, textShape } from '../domain/shapes'
import type { FileAnswer } from './file-answer'

export const certificatesPerAnswer = 200

const nothing = v.optional(v.strictObject({}))

export interface CertificateLine {
  readonly certificateId: string
  readonly regionId: string
  readonly state: CertificateState
  readonly fromDate: string
  readonly toDate: string
  readonly askedAtMs: number
  /** '' and 0 until it is issued. */
  readonly number: string
  readonly minutes: number
  readonly issuedOn: string
  /** Why it was declined or revoked; else ''. */
  readonly reason: string
}

export interface OwnCertificates {
  /** null for who is no volunteer. */
  readonly volunteer: {
    readonly name: string
    readonly number: string
    readonly verified: boolean
    /** Whether there is an ID number on file, so that none has to be typed. */
    readonly hasIdNumber: boolean
  } | null
  /** The newest first. */
  readonly certificates: readonly CertificateLine[]
}

/** As the office sees it. */
export interface OfficeCertificate extends CertificateLine {
  readonly volunteerName: string
  readonly volunteerNumber: string
  /** Of the office, who asked for it in the place of somebody without a phone; '' when the volunteer did. */
  readonly askedByName: string
  readonly idType: string
  readonly idNumberMask: string
  /** Of an asked one: what it would state now. */
  readonly times: number
  /** Of an issued one the hours of which were corrected since: what they come to now; else null. */
  readonly correctedMinutes: number | null
  /** What is missing before the reader may issue it. */
  readonly missing: readonly string[]
}

/** All that a stranger with the code is told. */
export type CertificateCheck =
  | { readonly state: 'unknown' }
  | {
      readonly state: 'genuine' | 'revoked'
      readonly number: string
      /** Covered: 张*兰. */
      readonly name: string
      readonly minutes: number
      readonly fromDate: string
      readonly toDate: string
      readonly issuer: string
      readonly issuedOn: string
    }

export const certificateContract = {
  mine: oc.input(nothing).output(type<OwnCertificates>()),
  /** Those to be settled first, the oldest of them first; then what was settled last; so many of each. */
  list: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        /** A whole number of a certificate or of a volunteer. */
        find: v.exactOptional(textShape(40)),
        /** Settled ones that follow this one. */
        after: v.exactOptional(recordIdShape),
      }),
    )
    .output(type<readonly OfficeCertificate[]>()),
  /**
   * The paper of an issued one as PDF (base64): for the volunteer, and for who may manage volunteers there, whose look is
   * written down and who reads the ID number whole only with `id-number.reveal`.
   */
  pdf: oc.input(v.strictObject({ certificateId: recordIdShape })).output(type<FileAnswer>()),
  /** Needs no sign-in. */
  verify: oc
    .input(v.strictObject({ code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{20}$/)) }))
    .output(type<CertificateCheck>()),
} as const
