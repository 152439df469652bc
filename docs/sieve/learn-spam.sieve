# A mail that a user moved or saved into the junk folder: learned as spam, for this user.
require ["vnd.dovecot.pipe", "copy", "imapsieve", "environment", "variables"];

if environment :matches "imap.user" "*" {
  pipe :copy "miwake-learn" ["spam", "${1}"];
}
