/** 邀请加入: for one post in one region; the code is shown large and as a QR code, and open ones can be taken back. */
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Dialog } from '../../../../components/dialog'
import { Sheet } from '../../../../components/sheet'
import type { InvitationLine } from '../../../../protocol/contract'
import { OfficePage } from '../../../../components/office-page'
import { InvitationCode } from './invitation-code'
import { InviteForm } from './invite-form'
import { OpenInvitations } from './open-invitations'
import { spacedCode, useInvite, type InvitePageState } from './use-invite'
import './index.scss'

export default function InvitePage() {
  const page = useInvite()
  const [looked, setLooked] = useState<InvitationLine | null>(null)
  const [revoking, setRevoking] = useState<InvitationLine | null>(null)
  const issued = page.code !== ''
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      actions={<Acts page={page} />}
      overlay={
        <>
          <Sheet
            open={looked !== null}
            title={spacedCode(looked?.code ?? '')}
            onClose={() => setLooked(null)}
          >
            {looked && (
              <InvitationCode
                code={looked.code}
                offer={`${page.kindName(looked.kindId)} · ${page.nameOf(looked.regionId)}`}
              />
            )}
            <Button onPress={() => looked && void page.copy(looked.code)}>复制邀请码</Button>
            <Button kind="quiet" onPress={() => (setRevoking(looked), setLooked(null))}>
              收回这个邀请
            </Button>
          </Sheet>
          <Dialog
            open={revoking !== null}
            title="收回这个邀请"
            text={`收回后，${spacedCode(revoking?.code ?? '')} 不能再用；已经加入的人不受影响。`}
            act="收回邀请"
            onAct={() => revoking && void page.revoke(revoking).then(() => setRevoking(null))}
            onBack={() => setRevoking(null)}
          />
        </>
      }
    >
      {issued ? (
        <InvitationCode
          title="请对方扫一扫，或照着输"
          code={page.code}
          offer={`${page.kind?.name ?? ''} · ${page.nameOf(page.target?.id ?? '')}`}
        />
      ) : (
        <InviteForm page={page} />
      )}
      <OpenInvitations page={page} onLook={setLooked} />
    </OfficePage>
  )
}

function Acts({ page }: { readonly page: InvitePageState }) {
  if (page.code !== '')
    return (
      <Button kind="primary" onPress={() => void page.copy(page.code)}>
        复制邀请码
      </Button>
    )
  const ready = page.target !== undefined && page.kind !== undefined
  return (
    <Button kind="primary" busy={page.busy} disabled={!ready} onPress={() => void page.issue()}>
      {ready || page.kinds.length === 0 ? '生成邀请码' : '先选管哪一片'}
    </Button>
  )
}
