/** Issues an invitation for one post and shows those that are still open. Only what my posts may give, where it is meant, is offered. */
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { regionTree, type TreeLine } from '../../../../domain/organisation/region-tree'
import type { Region } from '../../../../domain/organisation/region'
import type { PostKind } from '../../../../domain/settings/settings'
import type { InvitationLine } from '../../../../protocol/contract'
import { givenHere, grantableKinds } from '../../grantable-kinds'
import { recordId } from '../../record-id'
import { regionName } from '../../region-words'
import { sendOffice, useOffice } from '../../use-office'

const issuedShape = v.object({ code: v.string() })

/** What the QR code holds; the join page finds the code in it, whatever stands before. */
export const invitationText = (code: string): string => `lianxin:join:${code}`

/** In groups of four or five, as one reads it aloud: 'ABCDE FGHJK'. */
export const spacedCode = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1 ')

export const expiryChoices = [
  { value: '24', label: '1 天' },
  { value: '72', label: '3 天' },
  { value: '168', label: '7 天' },
] as const
export const useChoices = [
  { value: '1', label: '1 个人' },
  { value: '5', label: '5 个人' },
  { value: '20', label: '20 个人' },
] as const

/** What was chosen, if the kind is meant for it; else what is left to choose from when it is one alone. */
const targetOf = (
  below: readonly TreeLine[],
  chosen: Region | undefined,
  kind: PostKind | undefined,
): Region | undefined => {
  if (chosen && givenHere(kind, chosen)) return chosen
  const possible = below.filter(({ region }) => givenHere(kind, region))
  const [own] = below
  if (own && possible.includes(own)) return own.region
  return possible.length === 1 ? possible[0]?.region : undefined
}

export const useInvite = () => {
  const office = useOffice('post.manage')
  const { application, access, region, regionsById, today } = office
  const { regionId: wanted = '' } = useRouter().params
  const [targetId, setTargetId] = useState(wanted)
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
  const chosen = regionsById.get(targetId)
  const kind =
    kinds.find(({ id }) => id === kindChosen) ??
    kinds.find((one) => givenHere(one, chosen)) ??
    // The kind at the top, which gives even itself, is never given by a slip.
    kinds.find(({ id, grants }) => !grants.includes(id)) ??
    kinds[0]
  const target = targetOf(below, chosen, kind)
  /** A region for which the chosen kind is not meant takes another kind along. */
  const chooseRegion = (id: string): void => {
    setTargetId(id)
    if (!givenHere(kind, regionsById.get(id))) setKindId('')
  }
  const open = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.organisation.invitations({ regionId: region.id }) : [],
  )

  const issue = async (): Promise<void> => {
    if (!target || !kind) return
    setBusy(true)
    const outcome = await application.request('invitation.issue', target.id, {
      invitationId: recordId(application),
      kindId: kind.id,
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
    const at = regionsById.get(line.regionId) ?? region
    const failure = await sendOffice(application, 'invitation.revoke', at.id, {
      invitationId: line.id,
    })
    setProblem(failure)
    if (failure !== '') return
    if (line.code === code) setCode('')
    showToast({ text: '邀请收回了，这个码不能再用。' })
    open.askAgain()
  }
  const copy = async (text: string): Promise<void> => {
    await application.device.clipboard.write(text)
    showToast({ text: '邀请码复制好了，发给对方就行。' })
  }
  return {
    ...office,
    below,
    kinds,
    kind,
    target,
    /** '杨家门社区 · 第四网格' as far as it says more than its own name. */
    nameOf: (regionId: string): string =>
      access ? regionName(regionsById, access.settings, regionId) : '',
    kindName: (id: string): string =>
      access?.settings.postKinds.find((one) => one.id === id)?.name ?? '岗位',
    form: { fromDate, toDate, expiresInHours, maxUses },
    change: { chooseRegion, setKindId, setFromDate, setToDate, setExpiresInHours, setMaxUses },
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

export type InvitePageState = ReturnType<typeof useInvite>
