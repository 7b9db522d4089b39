/** Issues an invitation for one post and shows those that are still open. Only kinds that my posts may give are offered. */
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { regionTree } from '../../../../domain/organisation/region-tree'
import { postHolds } from '../../../../domain/organisation/post'
import type { PostKind } from '../../../../domain/settings/settings'
import type { InvitationLine } from '../../../../protocol/contract'
import type { Access } from '../../../../protocol/pull'
import { recordId } from '../../record-id'
import { sendOffice, useOffice } from '../../use-office'

const issuedShape = v.object({ code: v.string() })

/** What the QR code holds; the join page finds the code in it, whatever stands before. */
export const invitationText = (code: string): string => `lianxin:join:${code}`

/** In groups of four or five, as one reads it aloud: 'ABCDE FGHJK'. */
export const spacedCode = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1 ')

/** Kinds of post that I may give to others, in the tenant's order. */
export const grantableKinds = ({ posts, settings }: Access, today: string): readonly PostKind[] => {
  const own = new Set(posts.filter((post) => postHolds(post, today)).map(({ kindId }) => kindId))
  const granted = new Set(
    settings.postKinds.filter(({ id }) => own.has(id)).flatMap(({ grants }) => grants),
  )
  return settings.postKinds.filter(({ id }) => granted.has(id))
}

export const expiryChoices = [
  { value: '24', label: '1 天内' },
  { value: '72', label: '3 天内' },
  { value: '168', label: '7 天内' },
] as const
export const useChoices = [
  { value: '1', label: '1 个人' },
  { value: '5', label: '5 个人' },
  { value: '20', label: '20 个人' },
] as const

export const useInvite = () => {
  const office = useOffice('post.manage')
  const { application, access, region, today } = office
  const [targetId, setTargetId] = useState('')
  const [kindChosen, setKindId] = useState('')
  const [fromDate, setFromDate] = useState(today)
  const [toDate, setToDate] = useState('')
  const [expiresInHours, setExpiresInHours] = useState('72')
  const [maxUses, setMaxUses] = useState('1')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const kinds = useMemo(() => (access ? grantableKinds(access, today) : []), [access, today])
  const below = useMemo(
    () => (access ? regionTree(access.regions, office.regionId) : []),
    [access, office.regionId],
  )
  const target = office.regionsById.get(targetId) ?? region
  const kindName = (id: string): string =>
    access?.settings.postKinds.find((kind) => kind.id === id)?.name ?? '岗位'
  const kindId = kindChosen === '' ? (kinds[0]?.id ?? '') : kindChosen
  const open = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.organisation.invitations({ regionId: region.id }) : [],
  )

  const issue = async (): Promise<void> => {
    if (!target) return
    setBusy(true)
    const outcome = await application.request('invitation.issue', target.id, {
      invitationId: recordId(application),
      kindId,
      fromDate,
      toDate,
      expiresInHours: Number(expiresInHours),
      maxUses: Number(maxUses),
    })
    setBusy(false)
    const issued = outcome.ok ? v.safeParse(issuedShape, outcome.value) : null
    setCode(issued?.success ? issued.output.code : '')
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    if (outcome.ok) open.askAgain()
  }
  const revoke = async (line: InvitationLine): Promise<void> => {
    if (!region) return
    const at = office.regionsById.get(line.regionId) ?? region
    const failure = await sendOffice(application, 'invitation.revoke', at.id, {
      invitationId: line.id,
    })
    setProblem(failure)
    if (failure !== '') return
    showToast({ text: '邀请收回了，这个码不能再用。' })
    open.askAgain()
  }
  const copy = async (): Promise<void> => {
    await application.device.clipboard.write(code)
    showToast({ text: '邀请码复制好了。' })
  }
  return {
    ...office,
    below,
    target,
    kinds,
    kindName,
    form: { kindId, fromDate, toDate, expiresInHours, maxUses },
    change: { setTargetId, setKindId, setFromDate, setToDate, setExpiresInHours, setMaxUses },
    code,
    showForm: () => setCode(''),
    open,
    problem,
    busy,
    issue,
    revoke,
    copy,
  }
}
