/** Invitations. */
import { textFile } from '../../scripts/corpus/file.ts'
import type { Family } from '../../scripts/corpus/spec.ts'
import { ham, phish } from './kit.ts'

const invitation = (
  method: string,
  organizer: string,
  summary: string,
  location: string,
  description: string,
  day: string,
): string => `BEGIN:VCALENDAR
PRODID:-//Miwake sample//JA
VERSION:2.0
METHOD:${method}
BEGIN:VEVENT
UID:${day}-sample@example.jp
DTSTAMP:20260901T000000Z
DTSTART;TZID=Asia/Tokyo:${day}T100000
DTEND;TZID=Asia/Tokyo:${day}T110000
ORGANIZER;CN=${organizer.split('|')[0]}:mailto:${organizer.split('|')[1]}
SUMMARY:${summary}
LOCATION:${location}
DESCRIPTION:${description}
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
`

export const calendar: readonly Family[] = [
  {
    family: 'calendar',
    shows: 'An invitation that carries the lure into the calendar; and a meeting.',
    mails: [
      phish('calendar-bad', 'en', 'Invitation of a stranger, a charge and a link in the description.', {
        symbols: ['CALENDAR_LURE', 'BRAND_IMPERSONATED'],
        from: 'PayPal Billing <invite@miwake-sample-57.test>',
        subject: 'Invitation: Your PayPal account will be charged $619.00 @ Fri 12 Sep',
        date: '2025-09-11 22:22 +0000',
        auth: 'none',
        hop: 'unknown 203.0.113.70',
        style: 'plain',
        encoding: 'quoted-printable',
        calendar: {
          method: 'REQUEST',
          ics: invitation(
            'REQUEST',
            'PayPal Billing|invite@miwake-sample-57.test',
            'Your PayPal account will be charged $619.00',
            'Online',
            'Cancel the charge here: https://paypal-cancel.miwake-sample-57.test/ or call +1 (888) 555-0144',
            '20250912',
          ),
        },
        body: `
You have been invited to: Your PayPal account will be charged $619.00

To cancel the charge, open the link or call our fraud desk at +1 (888) 555-0144 before the event starts.

[[Cancel charge|https://paypal-cancel.miwake-sample-57.test/]]`,
      }),
      ham('calendar-honest', 'ja', 'A colleague invites to a meeting.', {
        from: '佐々木 健 <sasaki@example.jp>',
        subject: '会議のご案内：10月の定例会',
        date: '2026-09-28 09:45 +0900',
        auth: 'pass',
        style: 'outlook',
        calendar: {
          method: 'REQUEST',
          ics: invitation(
            'REQUEST',
            '佐々木 健|sasaki@example.jp',
            '10月の定例会',
            '会議室A',
            '議題：展示会の反省、来期の予算',
            '20261006',
          ),
        },
        body: `
皆さん

10月の定例会です。場所は会議室A、議題は展示会の反省と来期の予算です。

佐々木`,
      }),
      ham('calendar-en-honest', 'en', 'A dentist sends the appointment as calendar file.', {
        from: 'Elm Road Dental <hello@elmroad-dental.example>',
        subject: 'Your appointment on Tuesday 24 February',
        date: '2026-02-10 11:30 +0000',
        auth: 'pass',
        form: 'text',
        charset: 'us-ascii',
        files: [
          textFile(
            'appointment.ics',
            'text/calendar',
            invitation(
              'PUBLISH',
              'Elm Road Dental|hello@elmroad-dental.example',
              'Dentist',
              '14 Elm Road',
              'Check-up',
              '20260224',
            ).replace(/\n/g, '\r\n'),
          ),
        ],
        body: `
Hi Hanako,

This is to confirm your check-up on Tuesday 24 February at 10:00. If you need to change it, please call 555-0188 at least a day before; otherwise we have to charge 20 pounds.

Elm Road Dental`,
      }),
    ],
  },
]
