/** What a page that is about oneself shows to nobody in particular: why to sign in, and where. */
import { EmptyState } from '../../../components/empty-state'
import { openPage } from '../../../components/navigation/open-page'
import { routes } from '../../../components/navigation/routes'
import { Page } from '../../../components/page'

interface SignInFirstProps {
  readonly title: string
  readonly text: string
}

export function SignInFirst({ title, text }: SignInFirstProps) {
  return (
    <Page syncLine={false}>
      <EmptyState
        icon="person"
        title={title}
        text={text}
        primary
        act="去登录"
        onAct={() => openPage(routes.signIn, { back: '1' })}
      />
    </Page>
  )
}
