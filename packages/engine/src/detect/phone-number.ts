/**
 * Telephone numbers as call-back frauds write them: North American, international (with + or Japan's 010), Japanese
 * mobile, IP (050) and free ones. Landlines are left out: honest signatures end in them.
 */
export const phoneNumber =
  /(?:\+?1[\s.\u2010-\u2015-]{0,3})?\(?\b[2-9]\d{2}\)?[\s.\u2010-\u2015-]{1,3}\d{3}[\s.\u2010-\u2015-]{1,3}\d{4}\b|\b010[\s\u2010-\u2015-]\d{1,3}[\s\u2010-\u2015-]?\(?\d{2,4}\)?[\s\u2010-\u2015-]?\d{3,4}(?:[\s\u2010-\u2015-]?\d{3,4})?\b|\b0(?:[5-9]0|120|800)[)\s\u2010-\u2015-]?\d{2,4}[\s\u2010-\u2015-]?\d{3,4}\b|\+\d{2,3}[\s\u2010-\u2015-]?\(?\d{1,4}\)?[\s\u2010-\u2015-]?\d{3,4}[\s\u2010-\u2015-]?\d{3,4}\b|\+1[2-9]\d{9}\b/
