import type { z } from '@hono/zod-openapi'
import { expectTypeOf, test } from 'vitest'
import type * as heldWeb from '../../../../web/src/api/held-types.ts'
import type * as web from '../../../../web/src/api/types.ts'
import type * as contacts from './contacts.ts'
import type * as held from './held.ts'
import type * as mailbox from './mailbox.ts'
import type * as message from './message.ts'

/** What the server answers has to be what the page reads; checked by the compiler. */
type Answer<T extends z.ZodType> = Json<z.output<T>>
/** JSON holds nothing that is undefined: such a field is left out. */
type Json<T> = T extends object ? { [K in keyof T]: Json<Exclude<T[K], undefined>> } : T

test('the page’s types take what the API answers', () => {
  expectTypeOf<Answer<typeof mailbox.state>>().toExtend<web.State>()
  expectTypeOf<Answer<typeof mailbox.folder>>().toExtend<web.Folder>()
  expectTypeOf<Answer<typeof message.messagePage>>().toExtend<web.MessagePage>()
  expectTypeOf<Answer<typeof message.messageView>>().toExtend<web.MessageView>()
  expectTypeOf<Answer<typeof mailbox.dryRun>>().toExtend<web.DryRun>()
  expectTypeOf<Answer<typeof contacts.contactPage>>().toExtend<web.ContactPage>()
  expectTypeOf<Answer<typeof mailbox.trustedServers>>().toExtend<web.TrustedServers>()
  expectTypeOf<Answer<typeof mailbox.learned>>().toExtend<web.Learned>()
  expectTypeOf<Answer<typeof mailbox.journalPage>>().toExtend<web.JournalPage>()
  expectTypeOf<Answer<typeof mailbox.listEntry>>().toExtend<web.ListEntry>()
  expectTypeOf<Answer<typeof mailbox.preset>>().toExtend<web.Preset>()
  expectTypeOf<Answer<typeof mailbox.testResult>>().toExtend<web.TestResult>()
  expectTypeOf<Answer<typeof mailbox.serverHealth>>().toExtend<web.ServerHealth>()
  expectTypeOf<Answer<typeof held.heldPage>>().toExtend<heldWeb.HeldPage>()
  expectTypeOf<Answer<typeof held.heldView>>().toExtend<heldWeb.HeldView>()
  expectTypeOf<Answer<typeof held.heldDone>>().toExtend<heldWeb.HeldDone>()
  expectTypeOf<web.NewMailbox>().toExtend<z.input<typeof mailbox.newMailbox>>()
})
