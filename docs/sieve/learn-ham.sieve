# A mail that a user took out of the junk folder: learned as honest. Not when it was thrown away: a delete is no lesson.
require ["vnd.dovecot.pipe", "copy", "imapsieve", "environment", "variables"];

if environment :is "imap.mailbox" ["Trash", "Deleted Messages", "ごみ箱"] {
  stop;
}
if environment :matches "imap.user" "*" {
  pipe :copy "miwake-learn" ["ham", "${1}"];
}
