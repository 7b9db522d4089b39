/** The sheet in which one rule is changed. What is typed is in the draft at once; closing the sheet saves nothing. */
import { Button } from '../../../../components/button'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import type { Settings } from '../../../../domain/settings/settings'
import { addLevelBelow } from './edit-settings'
import { LevelEditor } from './level-sheet'
import { newEntryId } from './new-entry-id'
import { PostKindEditor } from './post-kind-sheet'
import type { NamedIn } from './setting-words'
import { SettingsHistory } from './settings-history'
import type { OpenRule } from './open-rule'
import { TagList } from './tag-list'
import { TimeBankEditor } from './time-bank-sheet'
import type { SettingsPage } from './use-settings'
import {
  CampaignDays,
  CorrectionTime,
  EveryHousehold,
  QuickPhrases,
  TagEditor,
} from './visiting-sheets'
import { VolunteeringEditor } from './volunteering-sheet'
import { HelpCallEditor } from './help-call-sheet'
import { MattersEditor } from './matters-sheet'
import { WishesEditor } from './wishes-sheet'

interface RuleSheetProps {
  readonly page: SettingsPage
  readonly documents: NamedIn
  readonly open: OpenRule | null
  readonly onOpen: (rule: OpenRule | null) => void
}

const titles: Readonly<Record<OpenRule['rule'], string>> = {
  'every-household': '每一户',
  'campaign-days': '集中走访日',
  'correction-time': '自己记的走访',
  'quick-phrases': '上门常用语',
  volunteering: '志愿服务',
  'time-bank': '时间银行',
  wishes: '微心愿',
  matters: '诉求',
  'help-call': '一键呼叫',
  history: '改过什么',
  tags: '要多走几趟的人',
  tag: '要多走几趟的情况',
  level: '层级',
  'post-kind': '岗位',
}

const titleOf = ({ rule, key }: OpenRule, { tags, levels, postKinds }: Settings): string => {
  const name = {
    tag: tags[Number(key)]?.name,
    level: levels.find(({ id }) => id === key)?.name,
    'post-kind': postKinds.find(({ id }) => id === key)?.name,
  }
  return (rule in name && name[rule as keyof typeof name]) || titles[rule]
}

export function RuleSheet({ page, documents, open, onOpen }: RuleSheetProps) {
  const { settings, conflicts } = page
  if (!open || !settings || conflicts.length > 0) return null
  const close = () => onOpen(null)
  /** From one of a list back to the list. */
  const back = () => onOpen(open.rule === 'tag' ? { rule: 'tags', key: '' } : null)
  return (
    <Sheet open title={titleOf(open, settings)} onClose={close}>
      <Editor
        key={`${open.rule} ${open.key}`}
        {...{ page, documents, open, onOpen }}
        settings={settings}
        onBack={back}
      />
      {open.rule !== 'history' && (
        <>
          <Notice tone="amber" text={page.toMend} />
          <Button onPress={back}>好了</Button>
        </>
      )}
    </Sheet>
  )
}

interface EditorProps extends RuleSheetProps {
  readonly settings: Settings
  readonly onBack: () => void
}

function Editor({ page, documents, open, onOpen, settings, onBack }: EditorProps) {
  const { access, change } = page
  if (!open || !access) return null
  const rule = { settings, onChange: change, onClose: onBack }
  const now = access.settings
  switch (open.rule) {
    case 'every-household':
      return <EveryHousehold {...rule} />
    case 'campaign-days':
      return <CampaignDays {...rule} />
    case 'correction-time':
      return <CorrectionTime {...rule} />
    case 'quick-phrases':
      return <QuickPhrases {...rule} />
    case 'volunteering':
      return <VolunteeringEditor {...rule} />
    case 'time-bank':
      return <TimeBankEditor {...rule} />
    case 'matters':
      return <MattersEditor {...rule} />
    case 'help-call':
      return <HelpCallEditor {...rule} />
    case 'wishes':
      return <WishesEditor {...rule} />
    case 'history':
      return <SettingsHistory page={page} documents={documents} />
    case 'tags':
      return <TagList page={page} settings={settings} onOpen={onOpen} />
    case 'tag': {
      const name = settings.tags[Number(open.key)]?.name
      const known = now.tags.some((tag) => tag.name === name)
      return <TagEditor {...rule} at={Number(open.key)} known={known} />
    }
    case 'post-kind':
      return (
        <PostKindEditor
          {...rule}
          id={open.key}
          known={now.postKinds.some(({ id }) => id === open.key)}
        />
      )
    case 'level':
      return (
        <LevelEditor
          {...rule}
          id={open.key}
          used={page.inUse.levelIds.includes(open.key)}
          whyNot={(edit) => page.whyNot(edit(now))}
          onAddBelow={(aboveId) => {
            const key = newEntryId(page.application, 'level')
            onOpen({ rule: 'level', key })
            change((all) => addLevelBelow(all, aboveId, { id: key }))
          }}
        />
      )
  }
}
