/** Telephone numbers as call-back frauds write them: North American, international, Japanese mobile and free ones. */
export const phoneNumber =
  /(?:\+?1[\s.\u2010-\u2015-]*)?\(?\b[2-9]\d{2}\)?[\s.\u2010-\u2015-]{1,3}\d{3}[\s.\u2010-\u2015-]{1,3}\d{4}\b|\b0(?:[5-9]0|120|800)[\s-]?\d{2,4}[\s-]?\d{3,4}\b|\+\d{2}[\s-]?\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}/
