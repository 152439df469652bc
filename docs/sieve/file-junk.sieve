# What Miwake tagged as junk goes into the junk folder, marked as IMAP programs know it (IANA keywords $Junk, $Phishing).
# For all users: sieve_before of Dovecot's Pigeonhole. Needs gateway.milter, .smtp or .lmtp to write the fields.
require ["fileinto", "imap4flags", "mailbox"];

if header :is "X-Spam-Flag" "YES" {
  if header :matches "X-Miwake-Verdict" "phishing;*" {
    addflag ["$Junk", "$Phishing"];
  } else {
    addflag "$Junk";
  }
  fileinto :create "Junk";
  stop;
}
